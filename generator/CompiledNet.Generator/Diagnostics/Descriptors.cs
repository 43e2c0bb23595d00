using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using static CompiledNet.Generator.Diagnostics.Categories;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>
/// Every diagnostic of the compiler, a row each. The message is made where the mistake is found. An error cannot be configured away: what
/// it keeps from being compiled would throw at run time.
/// </summary>
internal static class Descriptors
{
    private const string Text = "{0}";

    /// <summary>Beyond settings and pragmas, and, as errors of C# are, beyond <c>[SuppressMessage]</c>.</summary>
    private static readonly string[] s_fixed = [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler];

    public static readonly DiagnosticDescriptor NotPartial = new(
        ProblemIds.NotPartial, "A network's class must be partial", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor ContainerNotPartial = new(
        ProblemIds.ContainerNotPartial, "What contains a network must be partial", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        ProblemIds.UnsupportedType, "This class cannot be a network", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor MissingInput = new(
        ProblemIds.MissingInput, "A network must say what it reads", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor InputNotFirst = new(
        ProblemIds.InputNotFirst, "The first input comes before all layers", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor LayerOnOtherPart = new(
        ProblemIds.LayerOnOtherPart, "Layers stand on the declaration with [Network]", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        ProblemIds.LayerWithoutNetwork, "Layers need [Network]", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor MemberCollision = new(
        ProblemIds.MemberCollision, "A network has a member of this name", Text, Declaration, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor ConstructorWithoutSeed = new(
        ProblemIds.ConstructorWithoutSeed, "A network's constructor must call the generated one", Text, Declaration, Error, true, null,
        null, s_fixed);

    public static readonly DiagnosticDescriptor InvalidValue = new(
        ProblemIds.InvalidValue, "An argument is out of range", Text, Values, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor TooLarge = new(
        ProblemIds.TooLarge, "A value or the parameters are too large", Text, Values, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor UnsupportedRank = new(
        ProblemIds.UnsupportedRank, "A shape has too many axes", Text, Values, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        ProblemIds.GroupsDoNotDivide, "The groups must divide the channels", Text, Values, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor ReshapeOfOtherLength = new(
        ProblemIds.ReshapeOfOtherLength, "A reshape keeps all elements", Text, Shapes, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor WrongRank = new(
        ProblemIds.WrongRank, "A layer reads another number of axes", Text, Shapes, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor TapShapesDiffer = new(
        ProblemIds.TapShapesDiffer, "Values that are combined must fit", Text, Shapes, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        ProblemIds.WindowTooLarge, "A window is larger than what it reads", Text, Shapes, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor DenseOnImage = new(
        ProblemIds.DenseOnImage, "A dense layer reads only the last axis of an image", Text, Shapes, Warning, true);

    public static readonly DiagnosticDescriptor InvalidName = new(
        ProblemIds.InvalidName, "This is no name of a layer", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor DuplicateName = new(
        ProblemIds.DuplicateName, "Two layers have one name", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor UnknownName = new(
        ProblemIds.UnknownName, "No layer has this name", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor NameUsedBeforeDefined = new(
        ProblemIds.NameUsedBeforeDefined, "A layer reads one that comes later", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor UnreadValue = new(
        ProblemIds.UnreadValue, "A result depends on every input and on every head", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor SlotName = new(
        ProblemIds.SlotName, "A slot's name cannot be that of a parameter", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor TiedWeights = new(
        ProblemIds.TiedWeights, "A tied layer fits the table that it shares", Text, Names, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor LossNotLast = new(
        ProblemIds.LossNotLast, "A loss ends its head", Text, Losses, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor CrossEntropyOfLogits = new(
        ProblemIds.CrossEntropyOfLogits, "Cross-entropy reads probabilities", Text, Losses, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor LikelihoodOfProbabilities = new(
        ProblemIds.LikelihoodOfProbabilities, "Negative log-likelihood reads log-probabilities", Text, Losses, Error, true, null, null,
        s_fixed);

    public static readonly DiagnosticDescriptor BinaryCrossEntropyOfLogits = new(
        ProblemIds.BinaryCrossEntropyOfLogits, "Binary cross-entropy reads probabilities", Text, Losses, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor SoftmaxTwice = new(
        ProblemIds.SoftmaxTwice, "A softmax reads probabilities", Text, Losses, Warning, true);

    public static readonly DiagnosticDescriptor LogitsCutOff = new(
        ProblemIds.LogitsCutOff, "An activation cuts off the logits of a softmax or sigmoid", Text, Losses, Warning, true);

    public static readonly DiagnosticDescriptor SoftmaxOverOneClass = new(
        ProblemIds.SoftmaxOverOneClass, "One class leaves nothing to learn", Text, Losses, Warning, true);

    public static readonly DiagnosticDescriptor LossNotFused = new(
        ProblemIds.LossNotFused, "A loss is not fused with its activation", Text, Losses, Info, true);

    public static readonly DiagnosticDescriptor SeveralLosses = new(
        ProblemIds.SeveralLosses, "A head has one loss", Text, Losses, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor MissingLoss = new(
        ProblemIds.MissingLoss, "Training needs a loss", Text, Losses, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor BudgetExceeded = new(
        ProblemIds.BudgetExceeded, "A network costs more than its budget", Text, Cost, Error, true, null, null, s_fixed);

    public static readonly DiagnosticDescriptor EmissionBudgetPassed = new(
        ProblemIds.EmissionBudgetPassed, "A network passes the emission budget", Text, Cost, Info, true);

    public static readonly DiagnosticDescriptor Unoptimized = new(
        ProblemIds.Unoptimized, "A network is not at full speed without optimisation", Text, Cost, Info, true);

    public static readonly DiagnosticDescriptor TargetsOfOtherKind = new(
        ProblemIds.TargetsOfOtherKind, "A network is given targets of another kind", Text, Use, Error, true, null, null, s_fixed);

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create<DiagnosticDescriptor>(
        NotPartial, ContainerNotPartial, UnsupportedType, MissingInput, InputNotFirst, LayerOnOtherPart,
        LayerWithoutNetwork, MemberCollision, ConstructorWithoutSeed, InvalidValue, TooLarge, UnsupportedRank,
        GroupsDoNotDivide, ReshapeOfOtherLength, WrongRank, TapShapesDiffer, WindowTooLarge, DenseOnImage, InvalidName,
        DuplicateName, UnknownName, NameUsedBeforeDefined, UnreadValue, SlotName, TiedWeights, LossNotLast, CrossEntropyOfLogits,
        LikelihoodOfProbabilities, BinaryCrossEntropyOfLogits, SoftmaxTwice, LogitsCutOff, SoftmaxOverOneClass,
        LossNotFused, SeveralLosses, MissingLoss, BudgetExceeded, EmissionBudgetPassed, Unoptimized,
        TargetsOfOtherKind);

    private static readonly ImmutableDictionary<string,
        DiagnosticDescriptor> s_byId = All.ToImmutableDictionary(descriptor => descriptor.Id);

    /// <summary>The row of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => s_byId[id];
}
