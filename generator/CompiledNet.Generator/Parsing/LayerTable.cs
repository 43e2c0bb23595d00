using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Parsing;

/// <summary>How each attribute becomes a layer: one row a kind. A new layer is a new row here.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, Func<AttributeReader, string, LayerModel>> s_rows = new()
    {
        ["Dense"] = (attribute, name) => new DenseModel(name, attribute.Index, attribute.Int(0), attribute.Named("Bias", true), (Init)attribute.Named("Init", 0)),
        ["Flatten"] = (attribute, name) => new FlattenModel(name, attribute.Index),
        ["Reshape"] = (attribute, name) => new ReshapeModel(name, attribute.Index, new(attribute.Ints(0))),
        ["ReLU"] = Activation(ActivationKind.ReLU),
        ["LeakyReLU"] = Activation(ActivationKind.LeakyReLU, attribute => attribute.Double(0)),
        ["ELU"] = Activation(ActivationKind.ELU, attribute => attribute.Double(0)),
        ["GELU"] = (attribute, name) => new ActivationModel(
            name, attribute.Index, attribute.Named("Approximate", false) ? ActivationKind.GELUApproximate : ActivationKind.GELU, 0),
        ["SiLU"] = Activation(ActivationKind.SiLU),
        ["Sigmoid"] = Activation(ActivationKind.Sigmoid),
        ["Tanh"] = Activation(ActivationKind.Tanh),
        ["Softplus"] = Activation(ActivationKind.Softplus),
        ["HardSigmoid"] = Activation(ActivationKind.HardSigmoid),
        ["HardSwish"] = Activation(ActivationKind.HardSwish),
        ["Softmax"] = (attribute, name) => new SoftmaxModel(name, attribute.Index, Logarithm: false),
        ["LogSoftmax"] = (attribute, name) => new SoftmaxModel(name, attribute.Index, Logarithm: true),
        ["CrossEntropy"] = Loss(LossKind.CrossEntropy),
        ["NegativeLogLikelihood"] = Loss(LossKind.NegativeLogLikelihood),
        ["BinaryCrossEntropy"] = Loss(LossKind.BinaryCrossEntropy),
        ["MeanSquaredError"] = Loss(LossKind.MeanSquaredError),
        ["MeanAbsoluteError"] = Loss(LossKind.MeanAbsoluteError),
        ["Huber"] = Loss(LossKind.Huber),
    };

    /// <summary>The layer of an attribute, or null where the attribute is none.</summary>
    public static LayerModel? Create(AttributeReader attribute, string name) =>
        s_rows.TryGetValue(attribute.Kind, out Func<AttributeReader, string, LayerModel> row) ? row(attribute, name) : null;

    private static Func<AttributeReader, string, LayerModel> Activation(ActivationKind kind, Func<AttributeReader, double>? argument = null) =>
        (attribute, name) => new ActivationModel(name, attribute.Index, kind, argument?.Invoke(attribute) ?? 0);

    private static Func<AttributeReader, string, LayerModel> Loss(LossKind kind) =>
        (attribute, name) => new LossModel(
            name, attribute.Index, kind, attribute.Named("Weight", 1.0), attribute.Named("LabelSmoothing", 0.0), attribute.Named("Delta", 1.0));
}
