namespace CompiledNet;

/// <summary>How scores of classes become one, as scikit-learn's <c>average</c> says it.</summary>
public enum Averaging
{
    /// <summary>The mean over the classes that occur as a label or as a prediction.</summary>
    Macro,

    /// <summary>The score of all predictions together. Where every example has one label, it is the accuracy.</summary>
    Micro,

    /// <summary>The mean over the classes, each weighted by its examples.</summary>
    Weighted,
}
