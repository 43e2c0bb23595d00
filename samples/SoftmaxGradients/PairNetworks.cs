using CompiledNet;

namespace SoftmaxGradients;

/// <summary>Softmax and cross-entropy of two classes as one operation, which is what the compiler makes of them.</summary>
[Network]
[Input(2)]
[Softmax, CrossEntropy]
internal sealed partial class FusedPair;

/// <summary>The same declaration with every operation by itself.</summary>
[Network(Fuse = false)]
[Input(2)]
[Softmax, CrossEntropy]
internal sealed partial class ApartPair;

/// <summary>Softmax alone: a network without a loss, to push gradients of one's own back through.</summary>
[Network]
[Input(2)]
[Softmax]
internal sealed partial class SoftmaxPair;

/// <summary>Cross-entropy alone: its input is the probabilities.</summary>
[Network]
[Input(2)]
[CrossEntropy]
internal sealed partial class CrossEntropyPair;
