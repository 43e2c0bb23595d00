using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>Memory of one batch, used again and again.</summary>
/// <param name="dataset">What the batches are of.</param>
/// <param name="rows">Examples of the largest batch.</param>
internal sealed class BatchBuffer<TInput, TTarget>(Dataset<TInput, TTarget> dataset, int rows)
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly TInput[] _inputs = new TInput[rows * dataset.InputLength];
    private readonly TTarget[] _targets = new TTarget[rows * dataset.TargetLength];
    private readonly int[] _examples = new int[rows];
    private int _rows;

    /// <summary>What is in it.</summary>
    public Batch<TInput, TTarget> Batch => new(
        _inputs.AsSpan(0, _rows * dataset.InputLength),
        _targets.AsSpan(0, _rows * dataset.TargetLength),
        _examples.AsSpan(0, _rows));

    /// <summary>Gathers examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="augmenter">What changes their images; null for nothing.</param>
    public void Fill(ReadOnlySpan<int> examples, ImageAugmenter? augmenter)
    {
        _rows = examples.Length;
        examples.CopyTo(_examples);
        dataset.CopyInputs(examples, _inputs);
        dataset.CopyTargets(examples, _targets);
        for (int row = 0; augmenter is not null && row < examples.Length; row++)
        {
            augmenter.Apply(MemoryMarshal.Cast<TInput, float>(_inputs.AsSpan(row * dataset.InputLength, dataset.InputLength)), examples[row]);
        }
    }
}
