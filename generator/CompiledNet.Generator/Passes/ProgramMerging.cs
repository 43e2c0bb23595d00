using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Makes one function of programs that do much the same, so that what they share is written once: a forward pass for outputs and losses, a
/// backward pass whether it begins from labels or from gradients of the outputs. Operations of each program keep their order; those that do
/// the same to the same values become one, which runs for either. So a run that is asked for one program's results does exactly what that
/// program did.
/// </summary>
internal static class ProgramMerging
{
    /// <summary>The merged function.</summary>
    /// <param name="functions">Functions of one program each, inferences or trainings.</param>
    public static Function Run(IReadOnlyList<Function> functions)
    {
        Function first = functions[0];
        var merged = new Function(
            first.Program.Function.ToString(), functions.Select(function => function.Program).ToList(), first.Slots, first.Fuse,
            first.Parameters);
        var values = new Dictionary<object, Value>();
        foreach (Function function in functions)
        {
            Rename(function, values);
            Merge(merged.Operations, function.Operations);
        }

        return merged;
    }

    /// <summary>
    /// Lets a function refer to values of the functions before it: those of the same name and form. Where two programs compute such a value
    /// in different ways, a run does one of the two.
    /// </summary>
    private static void Rename(Function function, Dictionary<object, Value> values)
    {
        foreach (Operation operation in function.Operations)
        {
            RenameAll(operation.Inputs);
            RenameAll(operation.Outputs);
        }

        void RenameAll(List<Value> list)
        {
            for (int i = 0; i < list.Count; i++)
            {
                Value value = list[i];
                object form = (value.Name, value.Kind, value.Shape, value.Slot, value.Parameter, value.Matrix, value.Layout);
                if (values.TryGetValue(form, out Value known))
                {
                    list[i] = known;
                }
                else
                {
                    values.Add(form, value);
                }
            }
        }
    }

    /// <summary>Takes up operations, keeping the order of both lists: the longest common subsequence stands for both.</summary>
    private static void Merge(List<Operation> merged, List<Operation> added)
    {
        int[,] common = new int[merged.Count + 1, added.Count + 1];
        for (int i = merged.Count - 1; i >= 0; i--)
        {
            for (int j = added.Count - 1; j >= 0; j--)
            {
                common[i, j] = AreSame(merged[i], added[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var result = new List<Operation>();
        int left = 0, right = 0;
        while (left < merged.Count || right < added.Count)
        {
            if (left < merged.Count && right < added.Count && AreSame(merged[left], added[right]))
            {
                merged[left].Results |= added[right].Results;
                result.Add(merged[left++]);
                right++;
            }
            else if (right == added.Count || (left < merged.Count && common[left + 1, right] >= common[left, right + 1]))
            {
                result.Add(merged[left++]);
            }
            else
            {
                result.Add(added[right++]);
            }
        }

        merged.Clear();
        merged.AddRange(result);
    }

    private static bool AreSame(Operation left, Operation right) => left.IsSameAs(right, (a, b) => a == b);
}
