namespace CompiledNet.Benchmarks.Native;

/// <summary>A library of matrix products, for row-major matrices and one thread.</summary>
internal abstract class MatrixLibrary
{
    private static readonly Lazy<IReadOnlyList<MatrixLibrary>> s_installed = new(
        () => [.. new MatrixLibrary?[] { OpenBlas.TryLoad(), OneDnn.TryLoad() }.OfType<MatrixLibrary>()]);

    /// <summary>The libraries that are compared with, installed or not.</summary>
    public static IReadOnlyList<string> Names { get; } = [OpenBlas.DisplayName, OneDnn.DisplayName];

    /// <summary>Those that are installed.</summary>
    public static IReadOnlyList<MatrixLibrary> Installed => s_installed.Value;

    public abstract string Name { get; }

    /// <summary>Version, and what it chose for this processor where it tells.</summary>
    public abstract string Version { get; }

    /// <summary>c = alpha · op(a) · op(b) + beta · c, c of [m, n].</summary>
    public abstract unsafe void Multiply(
        bool transposeA, bool transposeB, int m, int n, int k,
        float alpha, float* a, int aStride, float* b, int bStride, float beta, float* c, int cStride);
}
