using CompiledNet;

/// <summary>A classifier of MNIST and its data.</summary>
internal static partial class Context
{
    public static void Run(Net net, IdxDataset data)
    {
/* block */
    }

    [Network, Input(784), Dense(10), Softmax, CrossEntropy]
    internal sealed partial class Net;
}
