namespace CompiledNet.Generator.Model;

/// <summary>
/// The ids of all mistakes that are found in declarations: 0001 the declaration, 0010 values, 0020 shapes, 0030 names,
/// 0040 losses, 0050 cost; and, 0060, in the code that uses networks.
/// </summary>
internal static class ProblemIds
{
    public const string NotPartial = "CNET0001";
    public const string ContainerNotPartial = "CNET0002";
    public const string UnsupportedType = "CNET0003";
    public const string MissingInput = "CNET0004";
    public const string InputNotFirst = "CNET0005";
    public const string LayerOnOtherPart = "CNET0006";
    public const string LayerWithoutNetwork = "CNET0007";
    public const string MemberCollision = "CNET0008";
    public const string ConstructorWithoutSeed = "CNET0009";

    public const string InvalidValue = "CNET0010";
    public const string TooLarge = "CNET0011";
    public const string UnsupportedRank = "CNET0012";
    public const string GroupsDoNotDivide = "CNET0013";

    public const string ReshapeOfOtherLength = "CNET0020";
    public const string WrongRank = "CNET0021";
    public const string TapShapesDiffer = "CNET0022";
    public const string WindowTooLarge = "CNET0023";
    public const string DenseOnImage = "CNET0024";

    public const string InvalidName = "CNET0030";
    public const string DuplicateName = "CNET0031";
    public const string UnknownName = "CNET0032";
    public const string NameUsedBeforeDefined = "CNET0033";
    public const string UnreadValue = "CNET0034";
    public const string SlotName = "CNET0035";
    public const string TiedWeights = "CNET0036";

    public const string LossNotLast = "CNET0040";
    public const string CrossEntropyOfLogits = "CNET0041";
    public const string LikelihoodOfProbabilities = "CNET0042";
    public const string BinaryCrossEntropyOfLogits = "CNET0043";
    public const string SoftmaxTwice = "CNET0044";
    public const string LogitsCutOff = "CNET0045";
    public const string SoftmaxOverOneClass = "CNET0046";
    public const string LossNotFused = "CNET0047";
    public const string SeveralLosses = "CNET0048";
    public const string MissingLoss = "CNET0049";

    public const string BudgetExceeded = "CNET0050";
    public const string EmissionBudgetPassed = "CNET0051";
    public const string Unoptimized = "CNET0052";

    public const string TargetsOfOtherKind = "CNET0060";

    /// <summary>Only errors keep a network from being compiled.</summary>
    public static ProblemSeverity SeverityOf(string id) => id switch
    {
        DenseOnImage or SoftmaxTwice or LogitsCutOff or SoftmaxOverOneClass => ProblemSeverity.Warning,
        LossNotFused or EmissionBudgetPassed or Unoptimized => ProblemSeverity.Info,
        _ => ProblemSeverity.Error,
    };
}
