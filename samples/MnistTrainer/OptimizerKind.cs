namespace MnistTrainer;

/// <summary>The optimisers to choose from.</summary>
internal enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with a momentum of 0.9.</summary>
    Sgd,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay.</summary>
    AdamW,

    /// <summary>RMSprop.</summary>
    RmsProp,
}

/// <summary>What goes with an optimiser here.</summary>
internal static class OptimizerKinds
{
    /// <summary>The name on the command line.</summary>
    public static string Name(this OptimizerKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The first learning rate that suits these networks and batches of 64.</summary>
    public static double DefaultLearningRate(this OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => 0.1,
        OptimizerKind.RmsProp => 0.002,
        _ => 0.003,
    };
}
