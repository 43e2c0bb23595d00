using CompiledNet;

namespace Figures;

/// <summary>Tells squares, discs, crosses and frames apart.</summary>
[Network]
[Input(Drawing.Pixels)]
[Dense(128), ReLU]
[Dense(Drawing.Kinds)]
[Softmax, CrossEntropy]
public sealed partial class FigureNet;
