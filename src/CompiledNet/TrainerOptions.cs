using System.Globalization;
using System.Runtime.CompilerServices;

namespace CompiledNet;

/// <summary>
/// What a trainer does in a step beside forward, backward and update. Clipping, accumulation, <see cref="DecayBiases"/>,
/// <see cref="Frozen"/> and <see cref="NaNGuard"/> take the update out of the backward code: gradients are stored first (memory for one
/// more block of parameters) and read again. Nothing here makes a bit depend on the number of threads.
/// </summary>
public sealed class TrainerOptions
{
    private readonly int _threads;
    private readonly double? _maxNorm;
    private readonly double? _clipValue;
    private readonly int _accumulationSteps = 1;
    private readonly double? _emaDecay;
    private readonly string[] _frozen = [];
    private readonly double[]? _classWeights;
    private readonly Dictionary<string, IReadOnlyList<double>> _classWeightsByLoss = [];

    /// <summary>
    /// Threads that share a step, the caller's among them, 1 to <see cref="Trainer.MaxThreads"/>; 0, the default, chooses by the size of
    /// the step.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or too large.</exception>
    public int Threads
    {
        get => _threads;
        init => _threads = value is >= 0 and <= Trainer.MaxThreads
            ? value
            : throw OutOfRange(value, $"1 to {Trainer.MaxThreads}, or 0 to have the number chosen");
    }

    /// <summary>
    /// The bound of the 2-norm of all gradients together: larger ones are scaled down to it by max_norm / (norm + 1e-6), as
    /// <c>torch.nn.utils.clip_grad_norm_</c> does. Above 0; infinity only measures
    /// <see cref="Trainer{TNetwork, TOptimizer}.GradientNorm"/>; null, the default, neither.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0.</exception>
    public double? MaxNorm
    {
        get => _maxNorm;
        init => _maxNorm = value is null or > 0 ? value : throw OutOfRange(value.Value, "above 0");
    }

    /// <summary>
    /// The bound of each element of the gradients, which is kept between −bound and bound, as <c>torch.nn.utils.clip_grad_value_</c>
    /// does. Above 0; null, the default, for none. Not together with <see cref="MaxNorm"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not above 0.</exception>
    public double? ClipValue
    {
        get => _clipValue;
        init => _clipValue = value is null or > 0 ? value : throw OutOfRange(value.Value, "above 0");
    }

    /// <summary>
    /// Steps whose gradients make one update, with their mean (PyTorch's <c>(loss / n).backward()</c>), at least 1; 1 by default. Where
    /// nothing depends on the batch, n steps of equal size are a step of the joined batch. What an epoch leaves over is kept for the next.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int AccumulationSteps
    {
        get => _accumulationSteps;
        init => _accumulationSteps = value >= 1 ? value : throw OutOfRange(value, "at least 1");
    }

    /// <summary>
    /// Whether weight decay takes parameters of one axis too: biases, the weights of normalisations, PReLU's slope. True by default; false
    /// is PyTorch's parameter group of those with <c>weight_decay=0</c>.
    /// </summary>
    public bool DecayBiases { get; init; } = true;

    /// <summary>
    /// The decay d of an exponential moving average of the parameters, a ← d · a + (1 − d) · p after each update, in [0, 1); null, the
    /// default, for none. It begins as the parameters before the first step; running statistics and frozen parameters are copied.
    /// See <see cref="Trainer{TNetwork, TOptimizer}.CopyAverageTo"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The decay is outside its range.</exception>
    public double? EmaDecay
    {
        get => _emaDecay;
        init => _emaDecay = value is null or (>= 0 and < 1) ? value : throw OutOfRange(value.Value, "at least 0 and less than 1");
    }

    /// <summary>
    /// The names of layers whose parameters keep their bits, e.g. <c>["conv1", "enc.batchnorm1"]</c>; none by default. A frozen batch
    /// normalisation runs in inference mode, as a Keras layer with <c>trainable = False</c>: in a step it normalises by its running
    /// statistics, which do not move. (PyTorch's <c>requires_grad_(False)</c> alone goes on with the batch's, and moves them.)
    /// <c>Backward</c> and
    /// <c>BackwardFrom</c> of the network know no trainer and go by the batch.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list or a name is null.</exception>
    public IReadOnlyList<string> Frozen
    {
        get => _frozen;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Frozen));
            string[] names = [.. value];
            Array.ForEach(names, name => ArgumentNullException.ThrowIfNull(name, nameof(Frozen)));
            _frozen = names;
        }
    }

    /// <summary>
    /// A weight for each class in the loss of a step, finite, not negative and not all zero, as the <c>weight</c> of PyTorch's
    /// <c>CrossEntropyLoss</c> and <c>NLLLoss</c>; null, the default, for ones. Evaluation does not weigh.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    /// <exception cref="ArgumentException">All weights are zero.</exception>
    public IReadOnlyList<double>? ClassWeights
    {
        get => _classWeights;
        init => _classWeights = value is null ? null : CheckedWeights([.. value]);
    }

    /// <summary>
    /// The same for each loss by its name, for a network of several losses; empty, the default, for ones. Losses that are not named weigh
    /// all classes alike.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative or not finite.</exception>
    /// <exception cref="ArgumentException">All weights of a loss are zero.</exception>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> ClassWeightsByLoss
    {
        get => _classWeightsByLoss;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(ClassWeightsByLoss));
            _classWeightsByLoss = value.ToDictionary(
                pair => pair.Key, pair => (IReadOnlyList<double>)CheckedWeights([.. pair.Value]), StringComparer.Ordinal);
        }
    }

    /// <summary>
    /// Whether a step ends with a <see cref="TrainingDivergedException"/> where its loss or a gradient is not finite, with the parameters
    /// as they were before it; false by default.
    /// </summary>
    public bool NaNGuard { get; init; }

    /// <summary>Whether gradients must be in memory before the first parameter changes.</summary>
    internal bool StoresGradients =>
        MaxNorm is not null || ClipValue is not null || AccumulationSteps > 1 || !DecayBiases || _frozen.Length > 0 || NaNGuard;

    private static double[] CheckedWeights(double[] value)
    {
        foreach (double weight in value)
        {
            if (!(weight >= 0 && weight <= float.MaxValue))
            {
                throw OutOfRange(weight, "a finite weight of at least 0 for each class", nameof(ClassWeights));
            }
        }

        return Array.Exists(value, weight => weight > 0)
            ? value
            : throw new ArgumentException($"{nameof(ClassWeights)} has no weight above 0.", nameof(value));
    }

    private static ArgumentOutOfRangeException OutOfRange(double value, string range, [CallerMemberName] string name = "") =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, but it must be {range}."));
}
