using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// The numbers by which the library and generated code name a network's slots (what a caller hands in), its results (what a run is asked
/// for, a bit each) and its programs. A variant is a kind of targets: a single head of classes takes labels, and distributions as a second
/// variant.
/// </summary>
/// <param name="Inputs">Inputs of the network.</param>
/// <param name="Targets">Losses, each with its targets.</param>
/// <param name="Outputs">Outputs, those that losses read among them.</param>
/// <param name="Variants">Variants of the targets; 0 where there is no loss.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CallLayout(int Inputs, int Targets, int Outputs, int Variants)
{
    /// <summary>Inputs, targets and outputs together at most, so that every result has a bit.</summary>
    public const int Most = 20;

    /// <summary>All slots.</summary>
    public int Slots => TargetGradient(Targets);

    /// <summary>All programs: inference, a loss and a training a variant, and the gradients from gradients of the outputs.</summary>
    public int Programs => BackwardFromProgram + 1;

    /// <summary>The program of inference.</summary>
    public const int PredictProgram = 0;

    /// <summary>The program of gradients from gradients of the outputs.</summary>
    public int BackwardFromProgram => 1 + (2 * Variants);

    /// <summary>The mode of training that begins from gradients of the outputs; those before it are the variants.</summary>
    public int FromOutputs => Variants;

    private int BitsOfMode => 1 + Inputs + Targets;

    /// <summary>The slot of an input.</summary>
    public static int Input(int input) => input;

    /// <summary>The slot of a loss's targets, whatever their variant.</summary>
    public int Target(int target) => Inputs + target;

    /// <summary>The slot of an output.</summary>
    public int Output(int output) => Target(Targets) + output;

    /// <summary>The slot of an output's gradient.</summary>
    public int OutputGradient(int output) => Output(Outputs) + output;

    /// <summary>The slot of an input's gradient.</summary>
    public int InputGradient(int input) => OutputGradient(Outputs) + input;

    /// <summary>The slot of the gradient of a loss's targets.</summary>
    public int TargetGradient(int target) => InputGradient(Inputs) + target;

    /// <summary>The program of a variant's losses.</summary>
    public static int LossProgram(int variant) => 1 + variant;

    /// <summary>The program of a variant's training.</summary>
    public int TrainProgram(int variant) => 1 + Variants + variant;

    /// <summary>The program of a mode of training.</summary>
    public int TrainingProgram(int mode) => mode == FromOutputs ? BackwardFromProgram : TrainProgram(mode);

    /// <summary>An output, in inference.</summary>
    public static long OutputResult(int output) => 1L << output;

    /// <summary>The losses of a variant, in inference.</summary>
    public long LossResult(int variant) => 1L << (Outputs + variant);

    /// <summary>Losses, gradients of parameters and updates, in training of a mode.</summary>
    public long TrainResult(int mode) => 1L << (mode * BitsOfMode);

    /// <summary>The gradient by an input, in training of a mode.</summary>
    public long InputGradientResult(int mode, int input) => 1L << ((mode * BitsOfMode) + 1 + input);

    /// <summary>The gradient by a loss's targets, in training of a mode.</summary>
    public long TargetGradientResult(int mode, int target) => 1L << ((mode * BitsOfMode) + 1 + Inputs + target);
}
