namespace CompiledNet.Generator.Model;

/// <summary>A layer as declared. One record a kind; the values of attributes are kept as written.</summary>
/// <param name="Name">The name of its output and of its parameters' beginnings.</param>
/// <param name="Attribute">The index of its attribute, for problems that later stages find.</param>
internal abstract record LayerModel(string Name, int Attribute)
{
    /// <summary>Its kind and arguments as text, the same in every version, for the network's fingerprint.</summary>
    public string Declaration { get; init; } = string.Empty;

    /// <summary>Its arguments under the names of the attribute's properties, with the defaults of those left out.</summary>
    public EquatableArray<LayerArgument> Arguments { get; init; }

    /// <summary>Its attribute's name, e.g. <c>Dense</c>.</summary>
    public string AttributeName => this is InputModel ? "Input" : Declaration.Substring(0, Math.Max(Declaration.IndexOf('('), 0));

    /// <summary>Whether it reads the current value.</summary>
    public virtual bool ReadsCurrent => true;

    /// <summary>The names of other values that it reads.</summary>
    public virtual IReadOnlyList<string> Taps => [];
}

/// <summary>
/// A fully connected layer on the last axis; <c>Tied</c> names the embedding whose table are its weights, null where it has its own.
/// </summary>
internal sealed record DenseModel(string Name, int Attribute, int Units, bool Bias, Init Init, string? Tied) : LayerModel(Name, Attribute);

/// <summary>One axis of all.</summary>
internal sealed record FlattenModel(string Name, int Attribute) : LayerModel(Name, Attribute);

/// <summary>Another shape of the same elements.</summary>
internal sealed record ReshapeModel(string Name, int Attribute, EquatableArray<int> Shape) : LayerModel(Name, Attribute);

/// <summary>An elementwise function.</summary>
internal sealed record ActivationModel(string Name, int Attribute, ActivationKind Kind, double Argument) : LayerModel(Name, Attribute);

/// <summary>Softmax or log-softmax along the last axis.</summary>
internal sealed record SoftmaxModel(string Name, int Attribute, bool Logarithm) : LayerModel(Name, Attribute);

/// <summary>A loss.</summary>
internal sealed record LossModel(
    string Name, int Attribute, LossKind Kind, double Weight, double LabelSmoothing, double Delta, bool TakesDistributions = false)
    : LayerModel(Name, Attribute)
{
    /// <summary>Whether its targets are class labels; those of a single cross-entropy may be distributions as well.</summary>
    public bool TakesLabels =>
        this is { Kind: LossKind.CrossEntropy, TakesDistributions: false } or { Kind: LossKind.NegativeLogLikelihood };
}

/// <summary>The losses of the catalogue.</summary>
internal enum LossKind
{
    CrossEntropy,
    NegativeLogLikelihood,
    BinaryCrossEntropy,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
}
