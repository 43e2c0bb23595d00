//HintName: Net.g.cs
/// <summary>Input elements per example: 4.</summary>
public const int InputLength = 4;

/// <summary>Output elements per example: 3.</summary>
public const int OutputLength = 3;

/// <summary>Trainable scalars: 131.</summary>
public const int ParameterCount = 131;

/// <summary>Floats in <see cref="Parameters"/>, padding included: 384.</summary>
public const int ParameterLength = 384;

/// <summary>Every parameter, with its interchange name and shape.</summary>
public static global::System.Collections.Generic.IReadOnlyList<global::CompiledNet.ParameterInfo> ParameterTable => global::CompiledNet.Generated.Description.Info.ParameterTable;

/// <summary>
/// Layers, shapes, parameters, multiply-adds, bytes and fusions, as a table:
/// <code>
/// layer          output  parameters  multiply-adds  bytes  fused with
/// input1         4
/// dense1         16              80             64    384
/// relu1          16                                        dense1
/// dense2         3               51             48  1,152
/// softmax1       3
/// crossentropy1  loss                                      softmax1
/// total                         131            112  1,536
/// inference: 128 bytes a row + 128 bytes
/// training: 448 bytes a row + 1,792 bytes
/// </code>
/// </summary>
public static string Summary => global::CompiledNet.Generated.Description.Info.Summary;

/// <summary>A network with fresh parameters.</summary>
/// <param name="seed">The same seed gives the same parameters on every machine.</param>
public Net(int seed = 0) => __parameters = global::CompiledNet.Runtime.ParameterInitialization.Create(global::CompiledNet.Generated.Description.Info, seed);

/// <summary>All parameters in one flat block of <see cref="ParameterLength"/> floats, in the network's own layout.</summary>
public global::System.Span<float> Parameters => __parameters.Open();

/// <summary>
/// Says that parameters were written through a span that was taken from <see cref="Parameters"/> before the last call.
/// </summary>
public void ParametersChanged() => __parameters.Changed();

/// <summary>What is known of this network at compile time.</summary>
public global::CompiledNet.NetworkInfo Info => global::CompiledNet.Generated.Description.Info;

/// <summary>Inference: probabilities for each row.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="outputs">[rows, 3], overwritten.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, there is no row, or the outputs overlap the inputs or the parameters.</exception>
public void Predict(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs)
{
    if (global::System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated && global::CompiledNet.Runtime.NetworkRunner.IsOneRow(inputs, InputLength, outputs, OutputLength, __parameters))
    {
        global::CompiledNet.Generated.Programs.PredictRow(
            ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(inputs), ref __parameters.Origin, ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(outputs));
        return;
    }

    global::CompiledNet.Runtime.NetworkRunner.Predict(this, inputs, outputs);
}

/// <summary>The mean loss over the batch, in inference mode.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="labels">[rows]: class labels, 0 to 2.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, or there is no row.</exception>
/// <exception cref="global::System.ArgumentOutOfRangeException">A label is outside 0 to 2.</exception>
public float Loss(global::System.ReadOnlySpan<float> inputs, global::System.ReadOnlySpan<int> labels) => global::CompiledNet.Runtime.NetworkRunner.Loss(this, inputs, labels);

/// <summary>The mean loss over the batch, in training mode, and its gradients.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="labels">[rows]: class labels, 0 to 2.</param>
/// <param name="gradients">[<see cref="ParameterLength"/>], overwritten; in the layout of <see cref="Parameters"/>.</param>
/// <param name="inputGradients">[rows, 4], overwritten, or empty.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, there is no row, or gradients overlap each other, an argument or the parameters.</exception>
/// <exception cref="global::System.ArgumentOutOfRangeException">A label is outside 0 to 2.</exception>
public float Backward(global::System.ReadOnlySpan<float> inputs, global::System.ReadOnlySpan<int> labels, global::System.Span<float> gradients, global::System.Span<float> inputGradients = default) =>
    global::CompiledNet.Runtime.NetworkRunner.Backward(this, inputs, labels, gradients, inputGradients, default);

/// <summary>The mean loss over the batch, in inference mode.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="targets">[rows, 3]: a distribution a row.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, or there is no row.</exception>
/// <exception cref="global::System.ArgumentOutOfRangeException">A target is negative or not finite.</exception>
public float Loss(global::System.ReadOnlySpan<float> inputs, global::System.ReadOnlySpan<float> targets) => global::CompiledNet.Runtime.NetworkRunner.Loss(this, inputs, targets);

/// <summary>The mean loss over the batch, in training mode, and its gradients.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="targets">[rows, 3]: a distribution a row.</param>
/// <param name="gradients">[<see cref="ParameterLength"/>], overwritten; in the layout of <see cref="Parameters"/>.</param>
/// <param name="inputGradients">[rows, 4], overwritten, or empty.</param>
/// <param name="targetGradients">[rows, 3], overwritten, or empty.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, there is no row, or gradients overlap each other, an argument or the parameters.</exception>
/// <exception cref="global::System.ArgumentOutOfRangeException">A target is negative or not finite.</exception>
public float Backward(global::System.ReadOnlySpan<float> inputs, global::System.ReadOnlySpan<float> targets, global::System.Span<float> gradients, global::System.Span<float> inputGradients = default, global::System.Span<float> targetGradients = default) =>
    global::CompiledNet.Runtime.NetworkRunner.Backward(this, inputs, targets, gradients, inputGradients, targetGradients);

/// <summary>The vector-Jacobian product, in training mode: the gradients of Σ outputGradients · outputs.</summary>
/// <param name="inputs">[rows, 4].</param>
/// <param name="outputGradients">[rows, 3]: the gradient by what <see cref="Predict"/> gives.</param>
/// <param name="gradients">[<see cref="ParameterLength"/>], overwritten; in the layout of <see cref="Parameters"/>.</param>
/// <param name="inputGradients">[rows, 4], overwritten, or empty.</param>
/// <exception cref="global::System.ArgumentException">A span has another length, there is no row, or gradients overlap each other, an argument or the parameters.</exception>
public void BackwardFrom(global::System.ReadOnlySpan<float> inputs, global::System.ReadOnlySpan<float> outputGradients, global::System.Span<float> gradients, global::System.Span<float> inputGradients = default) =>
    global::CompiledNet.Runtime.NetworkRunner.BackwardFrom(this, inputs, outputGradients, gradients, inputGradients);

/// <summary>Writes all parameters to a safetensors file, in PyTorch's names, shapes and order of axes; whole or not at all.</summary>
/// <param name="path">The file; one of that name is replaced when all is written.</param>
/// <exception cref="global::System.IO.IOException">The file cannot be written, and is as it was.</exception>
public void Save(string path) => global::CompiledNet.Runtime.NetworkFile.Save(this, path);

/// <summary>A network with the parameters of a safetensors file, which must have all of this network's and no others; F16 and BF16 are converted.</summary>
/// <param name="path">The file.</param>
/// <exception cref="global::System.IO.FileNotFoundException">There is no such file.</exception>
/// <exception cref="global::CompiledNet.NetworkFormatException">It is not a safetensors file, damaged, or of another network; the message has every difference.</exception>
public static Net Load(string path) => global::CompiledNet.Runtime.NetworkFile.Load<Net>(path);

/// <summary>A network with the parameters of a safetensors file, read from a stream to its end.</summary>
/// <param name="stream">The file, which is left open.</param>
/// <exception cref="global::CompiledNet.NetworkFormatException">It is not a safetensors file, damaged, or of another network; the message has every difference.</exception>
public static Net Load(global::System.IO.Stream stream) => global::CompiledNet.Runtime.NetworkFile.Load<Net>(stream);

/// <summary>A network with the parameters of a safetensors file, from its bytes.</summary>
/// <param name="bytes">All of the file.</param>
/// <exception cref="global::CompiledNet.NetworkFormatException">It is not a safetensors file, damaged, or of another network; the message has every difference.</exception>
public static Net Load(global::System.ReadOnlySpan<byte> bytes) => global::CompiledNet.Runtime.NetworkFile.Load<Net>(bytes);

/// <summary>A network with the parameters of a NumPy archive (.npz), which must have all of this network's and no others.</summary>
/// <param name="path">The file.</param>
/// <exception cref="global::System.IO.FileNotFoundException">There is no such file.</exception>
/// <exception cref="global::CompiledNet.NetworkFormatException">It is not an archive of arrays, damaged, or of another network; the message has every difference.</exception>
public static Net LoadNpz(string path) => global::CompiledNet.Runtime.NetworkFile.LoadNpz<Net>(path);