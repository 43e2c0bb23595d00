using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>
/// What must be the same for a training to go on with the bits of one that was never interrupted, as names and texts. Each is compared as
/// it stands; what is not here may differ.
/// </summary>
internal sealed class CheckpointSettings
{
    private const string Prefix = "setting.";
    private const string None = "none";
    private readonly List<(string Name, string Value)> _values = [];

    public CheckpointSettings(NetworkInfo info, int dropoutSeed)
    {
        Add("network fingerprint", info.Fingerprint);
        Add("parameters", info.ParameterCount);
        Add("dropout seed", dropoutSeed);
    }

    /// <summary>Takes the optimiser, which has said its settings.</summary>
    public void AddOptimizer<TOptimizer>(in TOptimizer optimizer)
        where TOptimizer : struct, IOptimizer => Add("optimizer", $"{typeof(TOptimizer).Name}({optimizer.Settings})");

    /// <summary>Takes what a step does.</summary>
    public void AddTrainer(TrainerOptions options)
    {
        Add("max norm", options.MaxNorm);
        Add("clip value", options.ClipValue);
        Add("accumulation steps", options.AccumulationSteps);
        Add("decay of biases", options.DecayBiases);
        Add("average decay", options.EmaDecay);
        var weights = new List<string>();
        foreach ((string loss, IReadOnlyList<double> byClass) in options.ClassWeightsByLoss)
        {
            weights.Add($"{loss}: {Join(byClass)}");
        }

        Add("class weights", AllOf(options.ClassWeights is { } single ? Join(single) : null, weights));
        Add("frozen layers", options.Frozen.Count == 0 ? None : string.Join(", ", options.Frozen.Order(StringComparer.Ordinal)));
    }

    /// <summary>Takes how the epochs are made.</summary>
    /// <param name="options">The options of the training.</param>
    /// <param name="learningRate">The learning rate that the training began with.</param>
    public void AddFit(FitOptions options, double learningRate)
    {
        Add("learning rate", options.LearningRate?.ToString() ?? learningRate.ToString(CultureInfo.InvariantCulture));
        Add("batch size", options.BatchSize);
        Add("shuffle", options.Shuffle);
        Add("seed", options.Seed);
        var byInput = new List<string>();
        foreach ((string input, ImageAugmentation augmentation) in options.AugmentationByInput)
        {
            if (!augmentation.IsIdentity)
            {
                byInput.Add($"{input}: {augmentation}");
            }
        }

        Add("augmentation", AllOf(options.Augmentation is { IsIdentity: false } single ? $"{single}" : null, byInput));
        Add("metric", options.MetricHead is { } head ? $"{options.Metric} of {head}" : $"{options.Metric}");
        Add("early stopping", options.EarlyStopping?.ToString() ?? None);
    }

    /// <summary>Takes the sizes of the data.</summary>
    public void AddData(int training, bool areWeighted, int validation)
    {
        Add("training examples", FormattableString.Invariant($"{training}{(areWeighted ? ", weighted" : string.Empty)}"));
        Add("validation examples", validation);
    }

    /// <summary>Writes all of them.</summary>
    public void AddTo(SafetensorsWriter writer)
    {
        foreach ((string name, string value) in _values)
        {
            writer.AddMetadata(Prefix + name, value);
        }
    }

    /// <summary>What a checkpoint has otherwise, a line each.</summary>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> metadata)
    {
        var differences = new List<string>();
        foreach ((string name, string value) in _values)
        {
            string? found = metadata.GetValueOrDefault(Prefix + name);
            if (found != value)
            {
                differences.Add(
                    $"{name}: {(found is null ? "nothing" : TensorText.Quote(found))} in the checkpoint, {TensorText.Quote(value)} here");
            }
        }

        return differences;
    }

    private static string Join(IReadOnlyList<double> values)
    {
        var text = new StringBuilder();
        foreach (double value in values)
        {
            text.Append(text.Length == 0 ? string.Empty : ", ").Append(value.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>What holds without a name, and what holds by name, whatever the order in which it came.</summary>
    private static string AllOf(string? single, List<string> named)
    {
        named.Sort(StringComparer.Ordinal);
        return single is null && named.Count == 0 ? None : string.Join("; ", single is null ? named : named.Prepend(single));
    }

    private void Add(string name, IFormattable? value) => Add(name, value?.ToString(null, CultureInfo.InvariantCulture) ?? None);

    private void Add(string name, bool value) => Add(name, value ? "yes" : "no");

    private void Add(string name, string value) => _values.Add((name, value));
}
