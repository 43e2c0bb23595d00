namespace CompiledNet.Generator.Model;

/// <summary>The ids of all mistakes that are found in declarations.</summary>
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
    public const string InvalidValue = "CNET0010";
    public const string ShapeTooLarge = "CNET0011";
    public const string ShapeMismatch = "CNET0020";
    public const string InvalidName = "CNET0030";
    public const string DuplicateName = "CNET0031";
    public const string LossNotLast = "CNET0040";
    public const string CrossEntropyOfLogits = "CNET0041";
    public const string LikelihoodOfProbabilities = "CNET0042";
}
