using CompiledNet.Runtime;

namespace CompiledNet.Tests.Running;

/// <summary>A thread that leaves its core may come back to it.</summary>
public class CoreChangeTests
{
    [Fact]
    public void Leaving_a_core_changes_it_where_there_is_another_and_keeps_what_is_allowed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux needs it.");
        string before = Allowed();
        var cores = new HashSet<string>();
        for (int i = 0; i < 20; i++)
        {
            CoreChange.Leave();
            cores.Add(Core());
        }

        Assert.Equal(before, Allowed());
        bool hasOther = before.Where(char.IsAsciiHexDigit).Sum(digit => int.PopCount(Convert.ToInt32(digit.ToString(), 16))) > 1;
        Assert.Equal(hasOther, cores.Count > 1);
    }

    /// <summary>The mask of cores that this thread may run on, in hexadecimal digits.</summary>
    private static string Allowed() =>
        File.ReadLines("/proc/thread-self/status").Single(line => line.StartsWith("Cpus_allowed:", StringComparison.Ordinal)).Split(':')[1];

    /// <summary>The core that this thread runs on: the 39th field, of which the second may have spaces and ends with a bracket.</summary>
    private static string Core()
    {
        string fields = File.ReadAllText("/proc/thread-self/stat");
        return fields[(fields.LastIndexOf(')') + 2)..].Split(' ')[36];
    }
}
