namespace CompiledNet.Tests.Data;

/// <summary>What a data set gives, example by example.</summary>
internal static class DatasetRows
{
    public static TTarget[] AllTargets<TInput, TTarget>(this Dataset<TInput, TTarget> dataset)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        TTarget[] targets = new TTarget[dataset.Count * dataset.TargetLength];
        for (int i = 0; i < dataset.Count; i++)
        {
            dataset.CopyTargets(i, targets.AsSpan(i * dataset.TargetLength, dataset.TargetLength));
        }

        return targets;
    }

    public static TInput[] AllInputs<TInput, TTarget>(this Dataset<TInput, TTarget> dataset)
        where TInput : unmanaged
        where TTarget : unmanaged => [.. Enumerable.Range(0, dataset.Count).SelectMany(dataset.InputsOf)];

    public static TInput[] InputsOf<TInput, TTarget>(this Dataset<TInput, TTarget> dataset, int example)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        TInput[] inputs = new TInput[dataset.InputLength];
        dataset.CopyInputs(example, inputs);
        return inputs;
    }
}
