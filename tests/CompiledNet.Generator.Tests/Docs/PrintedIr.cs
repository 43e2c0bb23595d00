namespace CompiledNet.Generator.Tests.Docs;

/// <summary>What a block of printed IR should hold: a program after a pass, or the lines that the pass changed.</summary>
internal static class PrintedIr
{
    /// <param name="code">The page's code.</param>
    /// <param name="arguments">The label's: class, program, pass, and "changes" where only those are meant.</param>
    public static string Of(PageCode code, IReadOnlyList<string> arguments)
    {
        IReadOnlyList<(string Pass, string Text)> printed = code.Ir(arguments[0], arguments[1]);
        int after = Enumerable.Range(0, printed.Count).Single(i => printed[i].Pass == arguments[2]);
        return arguments.Skip(3).Contains("changes")
            ? Changes(printed[after - 1].Text.Split('\n'), printed[after].Text.Split('\n'))
            : printed[after].Text;
    }

    /// <summary>The lines that are in one text only, in the order of a longest common subsequence of both.</summary>
    internal static string Changes(string[] before, string[] after)
    {
        int[,] common = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var changes = new List<string>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add("- " + before[i++].Trim());
            }
            else
            {
                changes.Add("+ " + after[j++].Trim());
            }
        }

        return string.Join('\n', changes);
    }
}
