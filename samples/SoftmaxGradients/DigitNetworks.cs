using CompiledNet;

namespace SoftmaxGradients;

/// <summary>The end of a classifier of digits: softmax and cross-entropy of ten classes as one operation.</summary>
[Network]
[Input(10)]
[Softmax, CrossEntropy]
internal sealed partial class FusedDigits;

/// <summary>The same with every operation by itself.</summary>
[Network(Fuse = false)]
[Input(10)]
[Softmax, CrossEntropy]
internal sealed partial class ApartDigits;
