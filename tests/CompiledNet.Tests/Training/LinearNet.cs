using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

/// <summary>
/// What a generator would write for a linear classifier with softmax and cross-entropy, by hand and in scalar loops: [3, 5]
/// weights, a bias, padding, and two values that are not trainable. The work is cut into chunks as generated code cuts it.
/// </summary>
internal sealed class LinearNet :
    ICompiledNetwork<LinearNet>, ITrainable<LinearNet, float, int>, ITrainable<LinearNet, float, float>
{
    public const int Inputs = 5;
    public const int Classes = 3;
    private const int Bias = 15;
    private const int Statistics = 32;
    private const int Block = 40;

    private static readonly CallLayout s_layout = new(1, 1, 1, 2);

    public LinearNet(int seed = 0)
        : this(ParameterInitialization.Create(StaticInfo, seed))
    {
    }

    private LinearNet(ParameterMemory parameters) => ParameterMemory = parameters;

    public static NetworkInfo StaticInfo { get; } = new Description(
        nameof(LinearNet),
        [
            new ParameterInfo(
                "dense1.weight", [Classes, Inputs], ParameterLayout.Vector(0, Classes * Inputs),
                Initializer.Weight(Init.Default, Inputs, Classes)),
            new ParameterInfo("dense1.bias", [Classes], ParameterLayout.Vector(Bias, Classes), Initializer.Bias(Init.Default, Inputs)),
            new ParameterInfo("statistics", [2], ParameterLayout.Vector(Statistics, 2), Initializer.Constant(0.25), isTrainable: false),
        ])
    {
        Inputs = [new SlotInfo("inputs", SlotKind.Values, [Inputs])],
        Outputs = [new SlotInfo("outputs", SlotKind.Values, [Classes])],
        Losses = [new LossInfo("crossentropy1", 0, 1)],
        Targets = [[new SlotInfo("labels", SlotKind.Labels, [1], Classes)], [new SlotInfo("targets", SlotKind.Distributions, [Classes])]],
        ParameterLength = Block,
        Summary = "dense 5 -> 3, softmax, cross-entropy",
        // A row takes its loss and its gradient of the logits; a chunk of rows its gradient of the parameters.
        Arenas = [.. Enumerable.Repeat(new ArenaSize(1 + Classes + Block, Block), 6)],
    };

    public static int InputLength => Inputs;

    public static int OutputLength => Classes;

    public static int TargetLength => 1;

    static int ITrainable<LinearNet, float, float>.TargetLength => Classes;

    public static int ParameterLength => Block;

    public static IReadOnlyList<ParameterInfo> ParameterTable => StaticInfo.ParameterTable;

    public ParameterMemory ParameterMemory { get; }

    public Span<float> Parameters => ParameterMemory.Open();

    public NetworkInfo Info => StaticInfo;

    public void ParametersChanged() => ParameterMemory.Changed();

    public static LinearNet Create(int seed) => new(seed);

    public static LinearNet Create(ParameterMemory parameters, int seed) => new(parameters);

    public static void Run<TUpdate>(NetworkFunction function, Frame frame, int worker, in TUpdate update)
        where TUpdate : struct, IUpdate
    {
        int rows = frame.Rows;
        int chunks = Chunks.Of(rows);
        bool train = function == NetworkFunction.Training, predicts = !train && frame.Wants(CallLayout.OutputResult(0));
        bool takesLabels = frame.Wants(train ? s_layout.TrainResult(0) : s_layout.LossResult(0));
        ref float losses = ref frame.Scratch;
        ref float logits = ref Mem.At(ref losses, rows);
        ref float partials = ref Mem.At(ref logits, rows * Classes);
        for (int chunk = worker; chunk < chunks; chunk += frame.Workers)
        {
            int end = (int)Chunks.Start(rows, chunks, chunk + 1);
            ref float partial = ref Mem.At(ref partials, chunk * Block);
            for (int i = 0; i < Block; i++)
            {
                Mem.At(ref partial, i) = 0;
            }

            for (int row = (int)Chunks.Start(rows, chunks, chunk); row < end; row++)
            {
                ref float z = ref Mem.At(ref logits, row * Classes);
                Forward(frame, row, ref z);
                if (predicts)
                {
                    for (int c = 0; c < Classes; c++)
                    {
                        Mem.At(ref frame.Floats(s_layout.Output(0)), (row * Classes) + c) = Mem.At(ref z, c);
                    }
                }
                else
                {
                    Mem.At(ref losses, row) = Loss(takesLabels, frame, row, ref z);
                    Accumulate(frame, row, ref z, ref partial);
                }
            }
        }

        frame.Wait();
        if (worker == 0 && !predicts)
        {
            frame.AddLoss(0, ref losses, rows, 1);
        }

        for (int i = worker; train && i < Block; i += frame.Workers)
        {
            float gradient = 0;
            for (int chunk = 0; chunk < chunks; chunk++)
            {
                gradient += Mem.At(ref partials, (chunk * Block) + i);
            }

            if (i is < Statistics or >= Statistics + 2)
            {
                update.Apply<SimdScalar, float>(gradient / rows, frame.Target(0, Block), i);
            }
        }

        frame.Wait();
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => NetworkRunner.Predict(this, inputs, outputs);

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => NetworkRunner.Loss(this, inputs, targets);

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => NetworkRunner.Loss(this, inputs, targets);

    public float Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, Span<float> gradients, Span<float> inputGradients = default) =>
        NetworkRunner.Backward(this, inputs, targets, gradients, inputGradients, default);

    public float Backward(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients, Span<float> inputGradients = default) =>
        NetworkRunner.Backward(this, inputs, targets, gradients, inputGradients, default);

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default) =>
        throw new NotSupportedException();

    private static unsafe float Input(Frame frame, int row, int i)
    {
        int example = frame.IndicesAddress == 0 ? row : ((int*)frame.IndicesAddress)[row];
        ref readonly InputSource source = ref frame.Source(0);
        return source.IsBytes
            ? source.Table![Unsafe.Add(ref source.Bytes(example, Inputs), i)]
            : Mem.At(ref source.Floats(example, Inputs), i);
    }

    private static void Forward(Frame frame, int row, ref float z)
    {
        float max = float.NegativeInfinity;
        for (int c = 0; c < Classes; c++)
        {
            float sum = Mem.At(ref frame.Parameters, Bias + c);
            for (int i = 0; i < Inputs; i++)
            {
                sum += Mem.At(ref frame.Parameters, (c * Inputs) + i) * Input(frame, row, i);
            }

            Mem.At(ref z, c) = sum;
            max = Math.Max(max, sum);
        }

        float total = 0;
        for (int c = 0; c < Classes; c++)
        {
            total += Mem.At(ref z, c) = MathF.Exp(Mem.At(ref z, c) - max);
        }

        for (int c = 0; c < Classes; c++)
        {
            Mem.At(ref z, c) /= total;
        }
    }

    /// <summary>The loss of a row; its probabilities become the gradient of its logits.</summary>
    private static float Loss(bool takesLabels, Frame frame, int row, ref float z)
    {
        float loss = 0;
        for (int c = 0; c < Classes; c++)
        {
            float target = takesLabels
                ? Unsafe.Add(ref frame.Integers(s_layout.Target(0)), row) == c ? 1 : 0
                : Mem.At(ref frame.Floats(s_layout.Target(0)), (row * Classes) + c);
            loss -= target * MathF.Log(MathF.Max(CrossEntropyKernel.SmallestProbability, Mem.At(ref z, c)));
            Mem.At(ref z, c) -= target;
        }

        return loss;
    }

    private static void Accumulate(Frame frame, int row, ref float z, ref float partial)
    {
        for (int c = 0; c < Classes; c++)
        {
            Mem.At(ref partial, Bias + c) += Mem.At(ref z, c);
            for (int i = 0; i < Inputs; i++)
            {
                Mem.At(ref partial, (c * Inputs) + i) += Mem.At(ref z, c) * Input(frame, row, i);
            }
        }
    }

    private sealed class Description(string name, ParameterInfo[] parameters) : NetworkInfo(name, parameters)
    {
        protected override string GraphText =>
            "input1 Input 5 -\ndense1 Dense 3 input1 Units=3\nsoftmax1 Softmax 3 dense1 ->outputs\ncrossentropy1 CrossEntropy 3 softmax1";
    }
}
