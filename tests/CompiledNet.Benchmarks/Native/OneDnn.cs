using System.Globalization;
using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Native;

/// <summary>oneDNN, through its own product of matrices.</summary>
internal sealed unsafe class OneDnn : MatrixLibrary
{
    public const string DisplayName = "oneDNN";

    private static readonly string[] s_fileNames = ["libdnnl.so.2", "libdnnl.so.3", "libdnnl", "dnnl.dll"];
    private static readonly string[] s_threadingNames = ["libgomp.so.1", "libgomp"];

    private readonly delegate* unmanaged[Cdecl]<
        byte, byte, long, long, long, float, float*, long, float*, long, float, float*, long, int> _sgemm;

    private OneDnn(nint library)
    {
        nint sgemm = NativeLibrary.GetExport(library, "dnnl_sgemm");
        _sgemm = (delegate* unmanaged[Cdecl]<
            byte, byte, long, long, long, float, float*, long, float*, long, float, float*, long, int>)sgemm;
        Version = VersionOf(library);
    }

    public override string Name => DisplayName;

    public override string Version { get; }

    public static OneDnn? TryLoad()
    {
        if (SharedLibrary.Load(s_fileNames) is not { } library)
        {
            return null;
        }

        // It asks OpenMP for its threads, whose setting holds for the thread that makes it; all products are called from here.
        if (SharedLibrary.Load(s_threadingNames) is { } openMp
            && NativeLibrary.TryGetExport(openMp, "omp_set_num_threads", out nint setThreads))
        {
            ((delegate* unmanaged[Cdecl]<int, void>)setThreads)(1);
        }

        return new OneDnn(library);
    }

    public override void Multiply(
        bool transposeA, bool transposeB, int m, int n, int k,
        float alpha, float* a, int aStride, float* b, int bStride, float beta, float* c, int cStride)
    {
        int status = _sgemm(
            transposeA ? (byte)'T' : (byte)'N', transposeB ? (byte)'T' : (byte)'N', m, n, k,
            alpha, a, aStride, b, bStride, beta, c, cStride);
        if (status != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"dnnl_sgemm gave the status {status}."));
        }
    }

    private static string VersionOf(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "dnnl_version", out nint function))
        {
            return DisplayName;
        }

        // The structure begins with three integers: major, minor and patch.
        int* version = ((delegate* unmanaged[Cdecl]<int*>)function)();
        return string.Create(CultureInfo.InvariantCulture, $"oneDNN {version[0]}.{version[1]}.{version[2]}");
    }
}
