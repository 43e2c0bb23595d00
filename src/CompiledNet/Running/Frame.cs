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
    private readonly nint[] _addresses = new nint[2 * CallLayout.Most];
    private readonly InputSource[] _sources = new InputSource[CallLayout.Most];
    private readonly LossWeights[] _lossWeights = new LossWeights[CallLayout.Most];
    private readonly double[] _lossSums = new double[CallLayout.Most];
    private int _slots;
    private int _inputs;
    private int _weighted;
    private int _losses;

    /// <summary>Rows of this run.</summary>
    public int Rows { get; internal set; }

    /// <summary>Workers that run the program together.</summary>
    public int Workers { get; internal set; } = 1;

    /// <summary>The chunks of an operation that a worker does.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="chunks">Chunks of the operation.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChunkRange Share(int worker, int chunks) => new(worker, Workers, chunks);

    /// <summary>The results that the run is asked for, a bit each, as <see cref="CallLayout"/> numbers them.</summary>
    public long Wanted { get; internal set; }

    /// <summary>
    /// Whether the trainer keeps the layer as it is whose parameters begin at an offset: a normalisation then goes by its running
    /// statistics.
    /// </summary>
    /// <param name="offset">Where the layer's first parameter lies in the block.</param>
    public bool IsFrozen(int offset) => Array.IndexOf(FrozenOffsets, offset) >= 0;

    /// <summary>Whether the run is asked for one of some results.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Wants(long results) => (Wanted & results) != 0;

    /// <summary>The first float of a slot, [rows][length].</summary>
    /// <param name="slot">The slot's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Floats(int slot) => ref *(float*)_addresses[slot];

    /// <summary>The first token or label of a slot, [rows][length].</summary>
    /// <param name="slot">The slot's number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref int Integers(int slot) => ref *(int*)_addresses[slot];

    /// <summary>The network's seed, which dropout's masks depend on.</summary>
    public int Seed { get; internal set; }

    /// <summary>The training step, which dropout's masks depend on.</summary>
    [CLSCompliant(false)]
    public ulong Step { get; internal set; }

    /// <summary>The parameters.</summary>
    public ref float Parameters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)ParametersAddress;
    }

    /// <summary>The forms of parameters that inference reads instead of them.</summary>
    public ref float Derived
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)DerivedAddress;
    }

    /// <summary>What an update writes: the parameters, or the gradient block.</summary>
    public ref float Updated
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)UpdatedAddress;
    }

    /// <summary>The optimiser's state.</summary>
    public ref float OptimizerState
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)OptimizerStateAddress;
    }

    /// <summary>Where an update writes, from a parameter on.</summary>
    /// <param name="offset">Where the parameter lies in the block.</param>
    /// <param name="slotLength">Floats from one slot of the optimiser's state to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdateTarget Target(nint offset, nint slotLength) =>
        new(ref Mem.At(ref Updated, offset), ref Mem.At(ref OptimizerState, offset), slotLength);

    /// <summary>The scratch arena, as large as the program's <see cref="ArenaSize"/> for <see cref="Rows"/>.</summary>
    public ref float Scratch
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *(float*)ScratchAddress;
    }

    /// <summary>The weights of the examples, [rows]; 0 for ones.</summary>
    internal nint SampleWeightsAddress { get; set; }

    internal nint ParametersAddress { get; set; }

    internal nint DerivedAddress { get; set; }

    /// <summary>Where the parameters of frozen layers begin.</summary>
    internal int[] FrozenOffsets { get; set; } = [];

    internal nint UpdatedAddress { get; set; }

    internal nint OptimizerStateAddress { get; set; }

    internal nint ScratchAddress { get; set; }

    /// <summary>Which examples of the inputs of values the rows are, as indices; 0 where row r is example r.</summary>
    internal nint IndicesAddress { get; set; }

    /// <summary>Where the workers meet; null for one worker.</summary>
    internal TeamBarrier? Barrier { get; set; }

    /// <summary>The sums of each loss over the rows, unweighted, in double.</summary>
    internal double[] LossSums => _lossSums;

    /// <summary>The sum of them all, which is not finite where one is not.</summary>
    internal double LossTotal
    {
        get
        {
            double total = 0;
            foreach (double sum in _lossSums.AsSpan(0, _losses))
            {
                total += sum;
            }

            return total;
        }
    }

    /// <summary>Waits until every worker has come here, so that all see what the step before wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Wait()
    {
        if (Barrier is { } barrier)
        {
            barrier.Wait();
        }
    }

    /// <summary>What a loss is weighted with in training.</summary>
    /// <param name="target">The number of the loss.</param>
    public LossWeights LossWeights(int target) => _lossWeights[target];

    /// <summary>Adds <paramref name="scale"/> · Σ losses; the caller divides by the rows.</summary>
    /// <param name="target">The number of the loss.</param>
    /// <param name="losses">A loss for each row and position.</param>
    /// <param name="count">Their number.</param>
    /// <param name="scale">What their sum is multiplied by.</param>
    public void AddLoss(int target, ref float losses, nint count, double scale)
    {
        double sum = 0;
        for (nint i = 0; i < count; i++)
        {
            sum += Unsafe.Add(ref losses, i);
        }

        _lossSums[target] += sum * scale;
        _losses = Math.Max(_losses, target + 1);
    }

    /// <summary>Sets the memory of a slot.</summary>
    internal void Set(int slot, nint address)
    {
        _addresses[slot] = address;
        _slots = Math.Max(_slots, slot + 1);
    }

    /// <summary>Sets where an input's examples lie.</summary>
    internal void SetInput(int input, in InputSource source)
    {
        Set(input, source.Address);
        _sources[input] = source;
        _inputs = Math.Max(_inputs, input + 1);
    }

    /// <summary>Sets where an input's examples lie one after the other, as values.</summary>
    internal void SetInput(int input, nint address)
    {
        Set(input, address);
        _sources[input].Address = address;
        _inputs = Math.Max(_inputs, input + 1);
    }

    /// <summary>Where an input's examples lie.</summary>
    internal ref InputSource Source(int input) => ref _sources[input];

    /// <summary>The address of a slot; 0 where the run has none.</summary>
    internal nint AddressOf(int slot) => _addresses[slot];

    internal void SetLossWeights(int target, in LossWeights weights)
    {
        _lossWeights[target] = weights;
        _weighted = Math.Max(_weighted, target + 1);
    }

    internal void Clear()
    {
        Clear(_addresses, _slots);
        Clear(_sources, _inputs);
        Clear(_lossWeights, _weighted);
        ClearLoss();
        _slots = _inputs = _weighted = _losses = 0;
        ParametersAddress = DerivedAddress = 0;
        UpdatedAddress = OptimizerStateAddress = ScratchAddress = IndicesAddress = SampleWeightsAddress = 0;
        FrozenOffsets = [];
        Wanted = 0;
        Step = 0;
        Rows = 0;
        Workers = 1;
        Barrier = null;
    }

    internal void ClearLoss() => Clear(_lossSums, _losses);

    /// <summary>Clears the first elements one by one: a call has a few, for which the library's loop costs more.</summary>
    private static void Clear<T>(T[] elements, int count)
        where T : struct
    {
        for (int i = 0; i < count; i++)
        {
            elements[i] = default;
        }
    }
}
