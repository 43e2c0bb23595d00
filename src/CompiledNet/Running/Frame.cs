using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The operands of one run of a program. The library fills it with the addresses of memory that stays pinned for the run;
/// generated code reads it through references.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Frame
{
    /// <summary>Rows of this run.</summary>
    public int Rows { get; internal set; }

    /// <summary>Workers that run the program together.</summary>
    public int Workers { get; internal set; } = 1;

    /// <summary>The chunks of an operation that a worker does.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="chunks">Chunks of the operation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkRange Share(int worker, int chunks) => new(worker, Workers, chunks);

    /// <summary>Whether the gradients of the inputs are wanted.</summary>
    public bool WantsInputGradients => InputGradientsAddress != 0;

    /// <summary>Whether the trainer keeps the layer as it is whose parameters begin at an offset: a normalisation then goes by its running statistics.</summary>
    /// <param name="offset">Where the layer's first parameter lies in the block.</param>
    public bool IsFrozen(int offset) => Array.IndexOf(FrozenOffsets, offset) >= 0;

    /// <summary>Whether the gradients of the targets are wanted.</summary>
    public bool WantsTargetGradients => TargetGradientsAddress != 0;

    /// <summary>The inputs, [rows][length], as floats.</summary>
    public ref float Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)InputsAddress;
    }

    /// <summary>Tokens, [rows][length].</summary>
    public ref int Tokens
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(int*)InputsAddress;
    }

    /// <summary>The network's seed, which dropout's masks depend on.</summary>
    public int Seed { get; internal set; }

    /// <summary>The training step, which dropout's masks depend on.</summary>
    [CLSCompliant(false)]
    public ulong Step { get; internal set; }

    /// <summary>Targets, [rows][length].</summary>
    public ref float Targets
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)TargetsAddress;
    }

    /// <summary>Labels, [rows][positions].</summary>
    public ref int Labels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(int*)TargetsAddress;
    }

    /// <summary>What the losses are weighted with in training.</summary>
    public LossWeights LossWeights { get; internal set; }

    /// <summary>Outputs, [rows][length].</summary>
    public ref float Outputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)OutputsAddress;
    }

    /// <summary>The gradient of the outputs, [rows][length].</summary>
    public ref float OutputGradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)OutputGradientsAddress;
    }

    /// <summary>The gradient of the inputs, [rows][length].</summary>
    public ref float InputGradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)InputGradientsAddress;
    }

    /// <summary>The gradient of the targets, [rows][length].</summary>
    public ref float TargetGradients
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)TargetGradientsAddress;
    }

    /// <summary>The parameters.</summary>
    public ref float Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)ParametersAddress;
    }

    /// <summary>What an update writes: the parameters, or the gradient block.</summary>
    public ref float Updated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)UpdatedAddress;
    }

    /// <summary>The optimiser's state.</summary>
    public ref float Slots
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)SlotsAddress;
    }

    /// <summary>The scratch arena, as large as the program's <see cref="ArenaSize"/> for <see cref="Rows"/>.</summary>
    public ref float Scratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)ScratchAddress;
    }

    internal nint InputsAddress { get; set; }

    internal nint TargetsAddress { get; set; }

    /// <summary>The weights of the examples, [rows]; 0 for ones.</summary>
    internal nint SampleWeightsAddress { get; set; }

    internal nint OutputsAddress { get; set; }

    internal nint OutputGradientsAddress { get; set; }

    internal nint InputGradientsAddress { get; set; }

    internal nint TargetGradientsAddress { get; set; }

    internal nint ParametersAddress { get; set; }

    /// <summary>Where the parameters of frozen layers begin.</summary>
    internal int[] FrozenOffsets { get; set; } = [];

    internal nint UpdatedAddress { get; set; }

    internal nint SlotsAddress { get; set; }

    internal nint ScratchAddress { get; set; }

    /// <summary>Which examples the rows are, as indices into <see cref="InputsAddress"/>; 0 where row r is example r.</summary>
    internal nint IndicesAddress { get; set; }

    /// <summary>Whether the inputs are bytes, to be scaled while they are packed.</summary>
    internal bool InputsAreBytes { get; set; }

    /// <summary>What each byte becomes when it is packed: 256 floats.</summary>
    internal float[] ByteTable { get; set; } = ByteScaling.Identity;

    /// <summary>Changes the images while they are packed; null for not.</summary>
    internal ImageAugmenter? Augmenter { get; set; }

    /// <summary>Where the workers meet; null for one worker.</summary>
    internal TeamBarrier? Barrier { get; set; }

    /// <summary>The sum of the losses so far, in double.</summary>
    internal double LossSum { get; private set; }

    /// <summary>Waits until every worker has come here, so that all see what the step before wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait()
    {
        if (Barrier is { } barrier)
        {
            barrier.Wait();
        }
    }

    /// <summary>Adds <paramref name="scale"/> · Σ losses; the caller divides by the rows.</summary>
    public void AddLoss(ref float losses, nint count, double scale)
    {
        double sum = 0;
        for (nint i = 0; i < count; i++)
        {
            sum += Unsafe.Add(ref losses, i);
        }

        LossSum += sum * scale;
    }

    internal void Clear()
    {
        InputsAddress = TargetsAddress = OutputsAddress = OutputGradientsAddress = InputGradientsAddress = TargetGradientsAddress = 0;
        ParametersAddress = UpdatedAddress = SlotsAddress = ScratchAddress = IndicesAddress = SampleWeightsAddress = 0;
        FrozenOffsets = [];
        LossWeights = default;
        InputsAreBytes = false;
        ByteTable = ByteScaling.Identity;
        Augmenter = null;
        LossSum = 0;
        Step = 0;
        Rows = 0;
        Workers = 1;
        Barrier = null;
    }

    internal void ClearLoss() => LossSum = 0;
}
