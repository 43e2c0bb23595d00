using System.Globalization;
using CompiledNet.Benchmarks.Kernels;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>A network as PyTorch builds it: a sequence of layers, each the name of a class in <c>torch.nn</c> and its arguments.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="InputShape">The shape of an example.</param>
/// <param name="Layers">The layers, without the softmax that belongs to the loss.</param>
internal sealed record PeerNetwork(string Name, int[] InputShape, object[][] Layers)
{
    /// <summary>The sample's LeNet-5.</summary>
    public static PeerNetwork LeNet5 { get; } = new(
        "LeNet-5",
        [1, 28, 28],
        [
            ["Conv2d", 1, 6, 5, 1, 2], ["ReLU"], ["MaxPool2d", 2],
            ["Conv2d", 6, 16, 5], ["ReLU"], ["MaxPool2d", 2],
            ["Flatten"],
            ["Linear", 400, 120], ["ReLU"],
            ["Linear", 120, 84], ["ReLU"],
            ["Linear", 84, 10],
        ]);

    /// <summary>The sample's small convolutional network.</summary>
    public static PeerNetwork SmallCnn { get; } = new(
        "small CNN of 34,826 parameters",
        [1, 28, 28],
        [
            ["Conv2d", 1, 32, 3], ["ReLU"], ["MaxPool2d", 2],
            ["Conv2d", 32, 64, 3], ["ReLU"], ["MaxPool2d", 2],
            ["Flatten"], ["Dropout", 0.5],
            ["Linear", 1600, 10],
        ]);

    /// <summary>Dense layers with rectifiers between them, their widths taken from the parameters of our network.</summary>
    public static PeerNetwork Dense(NetworkInfo info)
    {
        int[] widths =
        [
            info.InputLength, .. info.ParameterTable.Where(parameter => parameter.Shape.Count == 2).Select(parameter => parameter.Shape[0]),
        ];
        IEnumerable<object[]> layers = Enumerable.Range(1, widths.Length - 1)
            .SelectMany(i => new object[][] { ["ReLU"], ["Linear", widths[i - 1], widths[i]] })
            .Skip(1);
        return new PeerNetwork(
            string.Join('-', widths.Select(width => width.ToString(CultureInfo.InvariantCulture))), [info.InputLength], [.. layers]);
    }

    /// <summary>Inference, softmax included.</summary>
    public Comparison Predict(int rows, Target? target) => PyTorchPeer.Speedup("predict", threads: 1, target, Arguments(rows));

    /// <summary>The forward pass, and the gradients of the inputs and of all parameters.</summary>
    public Comparison Backward(int rows, Target? target) => PyTorchPeer.Speedup("backward", threads: 1, target, Arguments(rows));

    /// <summary>Training steps.</summary>
    /// <param name="optimizer">Its name in the peer's script.</param>
    /// <param name="classes">Classes of the labels.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="threads">Threads it may use.</param>
    /// <param name="target">What the median has to be.</param>
    public Comparison Train(string optimizer, int classes, int rows, int threads, Target target)
    {
        Dictionary<string, object> arguments = Arguments(rows);
        arguments["optimizer"] = optimizer;
        arguments["rate"] = SlowDescent.Rate;
        arguments["classes"] = classes;
        return PyTorchPeer.Speedup("train", threads, target, arguments);
    }

    private Dictionary<string, object> Arguments(int rows) => new() { ["layers"] = Layers, ["shape"] = InputShape, ["rows"] = rows };
}
