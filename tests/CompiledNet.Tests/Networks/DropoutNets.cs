namespace CompiledNet.Tests.Networks;

/// <summary>Two dropouts of the same values, side by side.</summary>
[Network]
[Input(61)]
[Dropout(0.5, Name = "left")]
[From("input1")]
[Dropout(0.5)]
[Concat("left")]
internal sealed partial class TwoDropouts;

/// <summary>A dropout whose loss is the mean of what it lets through, where nothing is negative and the targets are 0.</summary>
[Network]
[Input(61)]
[Dropout(0.3)]
[MeanAbsoluteError]
internal sealed partial class DroppedMean;

/// <summary>A classifier with dropouts before and after a dense layer.</summary>
[Network]
[Input(19)]
[Dropout(0.2)]
[Dense(33), ReLU]
[Dropout(0.4)]
[Dense(5)]
[Softmax, CrossEntropy]
internal sealed partial class DropoutClassifier;

/// <summary>The same without dropout.</summary>
[Network]
[Input(19)]
[Dense(33), ReLU]
[Dense(5)]
[Softmax, CrossEntropy]
internal sealed partial class PlainClassifier;
