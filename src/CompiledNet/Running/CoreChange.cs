using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Moves the calling thread to another core. Linux places a thread where it wakes or is found waiting, and two threads that spin for each
/// other and yield do neither for long: they can share one core for seconds while another is idle.
/// </summary>
internal static unsafe partial class CoreChange
{
    /// <summary>A mask of 1,024 cores, as glibc's <c>cpu_set_t</c>.</summary>
    private const int MaskBytes = 128;

    private static bool s_isAvailable = OperatingSystem.IsLinux();

    /// <summary>
    /// Leaves the core for any other that this thread may run on, then allows it again; does nothing where there is no other, or no way.
    /// </summary>
    public static void Leave()
    {
        if (!s_isAvailable)
        {
            return;
        }

        try
        {
            byte* allowed = stackalloc byte[MaskBytes], others = stackalloc byte[MaskBytes];
            new Span<byte>(allowed, MaskBytes).Clear();
            int core = GetCore();
            if (core is < 0 or >= MaskBytes * 8 || GetAffinity(0, MaskBytes, allowed) < 0)
            {
                s_isAvailable = false;
                return;
            }

            new Span<byte>(allowed, MaskBytes).CopyTo(new Span<byte>(others, MaskBytes));
            others[core / 8] &= (byte)~(1 << (core % 8));
            if (new Span<byte>(others, MaskBytes).ContainsAnyExcept((byte)0) && SetAffinity(0, MaskBytes, others) == 0)
            {
                _ = SetAffinity(0, MaskBytes, allowed);
            }
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            s_isAvailable = false;
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int GetCore();

    [LibraryImport("libc", EntryPoint = "sched_getaffinity")]
    private static partial int GetAffinity(int thread, nuint size, byte* mask);

    [LibraryImport("libc", EntryPoint = "sched_setaffinity")]
    private static partial int SetAffinity(int thread, nuint size, byte* mask);
}
