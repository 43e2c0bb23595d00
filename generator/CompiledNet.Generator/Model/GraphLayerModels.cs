namespace CompiledNet.Generator.Model;

/// <summary>A convolution along one or two spatial axes; <c>HasSides</c> where height and width of the window are given apart.</summary>
internal sealed record ConvolutionModel(
    string Name, int Attribute, int Filters, WindowModel Window, bool HasSides, int Groups, bool Bias, Init Init)
    : LayerModel(Name, Attribute);

/// <summary>The maximum or the average over windows.</summary>
internal sealed record PoolingModel(
    string Name, int Attribute, bool IsMaximum, int Size, WindowModel Window) : LayerModel(Name, Attribute);

/// <summary>The average of each channel.</summary>
internal sealed record GlobalAveragePoolModel(string Name, int Attribute) : LayerModel(Name, Attribute);

/// <summary>The last two axes swapped.</summary>
internal sealed record TransposeModel(string Name, int Attribute) : LayerModel(Name, Attribute);

/// <summary>Normalisation over the batch.</summary>
internal sealed record BatchNormModel(string Name, int Attribute, double Epsilon, double Momentum) : LayerModel(Name, Attribute);

/// <summary>Normalisation along the last axis.</summary>
internal sealed record LayerNormModel(string Name, int Attribute, double Epsilon) : LayerModel(Name, Attribute);

/// <summary>Elements dropped by chance in training.</summary>
internal sealed record DropoutModel(string Name, int Attribute, double Rate) : LayerModel(Name, Attribute);

/// <summary>A table of vectors looked up by token.</summary>
internal sealed record EmbeddingModel(string Name, int Attribute, int Count, int Dimension, Init Init) : LayerModel(Name, Attribute);

/// <summary>The rectifier with one learned slope.</summary>
internal sealed record PReLUModel(string Name, int Attribute) : LayerModel(Name, Attribute);

/// <summary>The current value and named ones, added or multiplied.</summary>
internal sealed record CombineModel(string Name, int Attribute, bool IsProduct, EquatableArray<string> Names) : LayerModel(Name, Attribute)
{
    public override IReadOnlyList<string> Taps => Names;
}

/// <summary>The current value and named ones, joined along an axis.</summary>
internal sealed record ConcatModel(string Name, int Attribute, EquatableArray<string> Names, int Axis) : LayerModel(Name, Attribute)
{
    public override IReadOnlyList<string> Taps => Names;
}

/// <summary>A named value in place of the current one.</summary>
internal sealed record FromModel(string Name, int Attribute, string Layer) : LayerModel(Name, Attribute)
{
    public override bool ReadsCurrent => false;

    public override IReadOnlyList<string> Taps => [Layer];
}

/// <summary>The current value as an output of the network.</summary>
internal sealed record OutputModel(string Name, int Attribute) : LayerModel(Name, Attribute);
