using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Parsing;

/// <summary>How each attribute becomes a layer: one row a kind. A new layer is a new row here.</summary>
internal static class LayerTable
{
    private static readonly Dictionary<string, Func<AttributeReader, string, LayerModel>> s_rows = new()
    {
        ["Dense"] = (attribute, name) => new DenseModel(
            name,
            attribute.Index,
            attribute.Int(0),
            attribute.Named("Bias", true),
            (Init)attribute.Named("Init", 0),
            attribute.Named<string?>("Tied", null)),
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
        ["Conv1D"] = (attribute, name) => Convolution(attribute, name, 1, 1, attribute.Int(1)),
        ["Conv2D"] = (attribute, name) => Convolution(attribute, name, 2, attribute.Int(1), attribute.Int(attribute.Count - 1)),
        ["MaxPool1D"] = Pooling(1, isMaximum: true),
        ["MaxPool2D"] = Pooling(2, isMaximum: true),
        ["AveragePool1D"] = Pooling(1, isMaximum: false),
        ["AveragePool2D"] = Pooling(2, isMaximum: false),
        ["GlobalAveragePool"] = (attribute, name) => new GlobalAveragePoolModel(name, attribute.Index),
        ["Transpose"] = (attribute, name) => new TransposeModel(name, attribute.Index),
        ["BatchNorm"] = (attribute, name) => new BatchNormModel(name, attribute.Index, attribute.Named("Epsilon", 1e-5), attribute.Named("Momentum", 0.1)),
        ["LayerNorm"] = (attribute, name) => new LayerNormModel(name, attribute.Index, attribute.Named("Epsilon", 1e-5)),
        ["Dropout"] = (attribute, name) => new DropoutModel(name, attribute.Index, attribute.Double(0)),
        ["Embedding"] = (attribute, name) => new EmbeddingModel(name, attribute.Index, attribute.Int(0), attribute.Int(1), (Init)attribute.Named("Init", 0)),
        ["PReLU"] = (attribute, name) => new PReLUModel(name, attribute.Index),
        ["Add"] = (attribute, name) => new CombineModel(name, attribute.Index, IsProduct: false, new(attribute.Strings(0))),
        ["Multiply"] = (attribute, name) => new CombineModel(name, attribute.Index, IsProduct: true, new(attribute.Strings(0))),
        ["Concat"] = (attribute, name) => new ConcatModel(name, attribute.Index, new(attribute.Strings(0)), attribute.Named("Axis", 0)),
        ["From"] = (attribute, name) => new FromModel(name, attribute.Index, attribute.String(0)),
        ["Output"] = (attribute, name) => new OutputModel(name, attribute.Index),
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

    private static ConvolutionModel Convolution(AttributeReader attribute, string name, int spatialRank, int height, int width) => new(
        name,
        attribute.Index,
        spatialRank,
        attribute.Int(0),
        height,
        width,
        attribute.Count > 2,
        attribute.Named("Stride", 1),
        attribute.Named("Padding", 0),
        attribute.Named("Dilation", 1),
        attribute.Named("Groups", 1),
        attribute.Named("Bias", true),
        (Init)attribute.Named("Init", 0));

    private static Func<AttributeReader, string, LayerModel> Pooling(int spatialRank, bool isMaximum) =>
        (attribute, name) => new PoolingModel(
            name, attribute.Index, spatialRank, isMaximum, attribute.Int(0), attribute.Named("Stride", attribute.Int(0)), attribute.Named("Padding", 0));

    private static Func<AttributeReader, string, LayerModel> Loss(LossKind kind) =>
        (attribute, name) => new LossModel(
            name, attribute.Index, kind, attribute.Named("Weight", 1.0), attribute.Named("LabelSmoothing", 0.0), attribute.Named("Delta", 1.0), attribute.Named("Distributions", false));
}
