using System.Text.Json;
using CompiledNet.Tests.Fixtures;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Optimizers;

/// <summary>A generated network trained by every optimiser loses what PyTorch's loses, step by step.</summary>
public class TrajectoryTests
{
    private const double LossTolerance = 1e-4;

    /// <summary>PyTorch's own final parameters differ by 4e-6 between float32 and float64.</summary>
    private const double ParameterTolerance = 1e-4;

    private static readonly JsonElement s_description =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(FixtureData.Folder, "optimizers.json"))).RootElement;

    private static readonly NpyArchive s_arrays = NpyArchive.Load(Path.Combine(FixtureData.Folder, "optimizers.npz"));

    private static readonly NetworkSet s_networks = new(
        [new NetworkDeclaration("Trajectory", s_description.GetProperty("network").GetString()!)]);

    public static TheoryData<string> Runs =>
        [.. s_description.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Emitted(string run) => Compare(run, Form.Emitted);

    [Theory]
    [MemberData(nameof(Runs))]
    public void Library(string run) => Compare(run, Form.Library);

    private static void Compare(string run, Form form)
    {
        JsonElement entry = s_description.GetProperty("runs")
            .EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == run);
        CompiledTestNetwork network = s_networks.Get("Trajectory", form);
        NetworkRun.Import(
            network,
            network.Info.ParameterTable.ToDictionary(parameter => parameter.Name, parameter => s_arrays["initial." + parameter.Name].Floats));
        using (TestTrainer trainer = Create(network, entry))
        {
            CompareLosses(trainer, s_arrays[run + ".losses"].Floats);
            foreach ((string name, NpyArray average) in s_arrays.WithPrefix(run + ".average."))
            {
                Tolerance.Close(
                    $"average of {name}", ReferenceResults.Widen(average.Floats), NetworkRun.Export(network, trainer.Average())[name],
                    ParameterTolerance);
            }
        }

        foreach ((string name, double[] parameter) in NetworkRun.Export(network, network.Parameters))
        {
            Tolerance.Close(name, ReferenceResults.Widen(s_arrays[$"{run}.final.{name}"].Floats), parameter, ParameterTolerance);
        }
    }

    private static void CompareLosses(TestTrainer trainer, float[] expected)
    {
        int rows = s_description.GetProperty("rows").GetInt32(), batches = s_description.GetProperty("batches").GetInt32();
        float[] inputs = s_arrays["inputs"].Floats;
        int[] labels = s_arrays["labels"].Ints;
        int inputLength = inputs.Length / (rows * batches);
        Assert.Equal(s_description.GetProperty("steps").GetInt32(), expected.Length);
        for (int step = 0; step < expected.Length; step++)
        {
            int first = step % batches * rows;
            float loss = trainer.Step(
                inputs.AsSpan(first * inputLength, rows * inputLength), LossTargets.OfLabels(labels[first..(first + rows)]));
            Assert.True(
                Math.Abs(loss - expected[step]) <= LossTolerance * expected[step],
                $"Step {step}: a loss of {loss} instead of {expected[step]}.");
        }
    }

    private static TrainerOptions Options(JsonElement run)
    {
        JsonElement options = run.TryGetProperty("options", out JsonElement given) ? given : default;
        return new TrainerOptions
        {
            Threads = 1,
            MaxNorm = Value("maxNorm")?.GetDouble(),
            ClipValue = Value("clipValue")?.GetDouble(),
            AccumulationSteps = Value("accumulationSteps")?.GetInt32() ?? 1,
            DecayBiases = Value("decayBiases")?.GetBoolean() ?? true,
            EmaDecay = Value("emaDecay")?.GetDouble(),
        };

        JsonElement? Value(string name) =>
            options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out JsonElement value) ? value : null;
    }

    private static TestTrainer Create(CompiledTestNetwork network, JsonElement run)
    {
        JsonElement arguments = run.GetProperty("arguments");
        TrainerOptions options = Options(run);
        double rate = Value("learningRate", 0);
        return run.GetProperty("optimizer").GetString() switch
        {
            "Sgd" => network.Train(new Sgd(rate, Value("momentum", 0), IsSet("nesterov"), Value("weightDecay", 0)), options),
            "Adam" =>
                network.Train(
                    new Adam(rate, Value("beta1", 0.9), Value("beta2", 0.999), Value("epsilon", 1e-8), Value("weightDecay", 0)), options),
            "AdamW" => network.Train(new AdamW(rate, weightDecay: Value("weightDecay", 0.01)), options),
            "RmsProp" => network.Train(new RmsProp(
                rate, Value("smoothing", 0.99), weightDecay: Value("weightDecay", 0), momentum: Value("momentum", 0), centered: IsSet("centered")), options),
            string other => throw new NotSupportedException(other),
            null => throw new NotSupportedException("A run without an optimiser."),
        };

        double Value(string name, double fallback) => arguments.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : fallback;

        bool IsSet(string name) => arguments.TryGetProperty(name, out JsonElement value) && value.GetBoolean();
    }
}
