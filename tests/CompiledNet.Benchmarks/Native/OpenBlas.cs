using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Native;

/// <summary>OpenBLAS, through the C interface of BLAS.</summary>
internal sealed unsafe class OpenBlas : MatrixLibrary
{
    public const string DisplayName = "OpenBLAS";

    private const int RowMajor = 101;
    private const int NoTranspose = 111;
    private const int Transpose = 112;

    private static readonly string[] s_fileNames = ["libopenblas.so.0", "libopenblas", "libopenblas.dll"];

    private readonly delegate* unmanaged[Cdecl]<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _sgemm;

    private OpenBlas(nint library)
    {
        nint sgemm = NativeLibrary.GetExport(library, "cblas_sgemm");
        _sgemm = (delegate* unmanaged[Cdecl]<
            int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)sgemm;
        ((delegate* unmanaged[Cdecl]<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(1);
        Version = NativeLibrary.TryGetExport(library, "openblas_get_config", out nint config)
            ? Marshal.PtrToStringUTF8(((delegate* unmanaged[Cdecl]<nint>)config)()) ?? DisplayName
            : DisplayName;
    }

    public override string Name => DisplayName;

    public override string Version { get; }

    public static OpenBlas? TryLoad() => SharedLibrary.Load(s_fileNames) is { } library ? new OpenBlas(library) : null;

    public override void Multiply(
        bool transposeA, bool transposeB, int m, int n, int k,
        float alpha, float* a, int aStride, float* b, int bStride, float beta, float* c, int cStride) =>
        _sgemm(
            RowMajor, transposeA ? Transpose : NoTranspose, transposeB ? Transpose : NoTranspose, m, n, k, alpha, a, aStride, b, bStride,
            beta, c, cStride);
}
