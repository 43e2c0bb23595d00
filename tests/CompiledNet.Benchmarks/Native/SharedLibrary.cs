using System.Runtime.InteropServices;

namespace CompiledNet.Benchmarks.Native;

/// <summary>Finds libraries that may be installed or not.</summary>
internal static class SharedLibrary
{
    /// <summary>The first that is there, or null.</summary>
    public static nint? Load(IEnumerable<string> fileNames)
    {
        foreach (string name in fileNames)
        {
            if (NativeLibrary.TryLoad(name, out nint handle))
            {
                return handle;
            }
        }

        return null;
    }
}
