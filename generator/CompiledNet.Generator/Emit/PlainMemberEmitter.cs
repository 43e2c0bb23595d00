using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes the methods of a network of one input and one output.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="context">The network.</param>
internal sealed class PlainMemberEmitter(CodeWriter writer, EmitContext context)
{
    private const string Span = QualifiedNames.Span;
    private const string Runner = QualifiedNames.Runner;
    private const string Reference = "global::System.Runtime.InteropServices.MemoryMarshal.GetReference";

    private readonly CompiledNetwork _network = context.Network;
    private readonly MemberDocs _docs = new(context.Network);

    /// <summary>The C# of the argument that is the training step, where masks depend on it.</summary>
    private string StepArgument => _network.HasDropout ? ", step" : string.Empty;

    /// <summary>Writes <c>Predict</c>, <c>Loss</c>, <c>Backward</c> and <c>BackwardFrom</c>.</summary>
    public void Emit()
    {
        WritePredict();
        if (_network.TakesLabels)
        {
            WriteLoss(QualifiedNames.Integers, "labels", _docs.Labels, _docs.LabelMistakes);
            WriteBackward(QualifiedNames.Integers, "labels", _docs.Labels, _docs.LabelMistakes, givesTargetGradients: false);
        }

        if (_network.TakesTargets)
        {
            WriteLoss(QualifiedNames.Floats, "targets", _docs.Targets, _docs.TargetMistakes);
            WriteBackward(QualifiedNames.Floats, "targets", _docs.Targets, _docs.TargetMistakes, givesTargetGradients: true);
        }

        WriteBackwardFrom();
    }

    private void WritePredict()
    {
        string what = _network.Loss?.Kind switch
        {
            LossKind.CrossEntropy or LossKind.BinaryCrossEntropy => "probabilities",
            LossKind.NegativeLogLikelihood => "log-probabilities",
            _ => "the last layer's values",
        };
        Signature signature = Inputs()
            .Add(Span, "outputs", _docs.Outputs)
            .Throws(MemberDocs.ArgumentException, MemberDocs.PredictMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, _docs.TokenMistakes);
        string docs = signature.Docs($"Inference: {what} for each row.");
        if (context.RowMethods.Count == 0)
        {
            writer.Block($$"""

                {{docs}}
                public void Predict({{signature.Parameters}}) => {{Runner}}.Predict(this, inputs, outputs);
                """);
            return;
        }

        string narrowest = $"{QualifiedNames.Vectors}Vector{Literals.Int(context.RowMethods[context.RowMethods.Count - 1].Lanes * 32)}";
        writer.Block($$"""

            {{docs}}
            public void Predict({{signature.Parameters}})
            {
                if ({{narrowest}}.IsHardwareAccelerated && {{Runner}}.IsOneRow(inputs, InputLength, outputs, OutputLength, __parameters))
                {
                    {{QualifiedNames.Programs}}.PredictRow(
                        ref {{Reference}}(inputs), ref __parameters.Origin, ref {{Reference}}(outputs));
                    return;
                }

                {{Runner}}.Predict(this, inputs, outputs);
            }
            """);
    }

    private void WriteLoss(string type, string targets, string targetDocs, string? targetMistakes)
    {
        Signature signature = Inputs()
            .Add(type, targets, targetDocs)
            .Throws(MemberDocs.ArgumentException, MemberDocs.LossMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, targetMistakes);
        writer.Block($$"""

            {{signature.Docs("The mean loss over the batch, in inference mode.")}}
            public float Loss({{signature.Parameters}}) => {{Runner}}.Loss(this, inputs, {{targets}});
            """);
    }

    private void WriteBackward(string type, string targets, string targetDocs, string? targetMistakes, bool givesTargetGradients)
    {
        Signature signature = AddGradients(Inputs().Add(type, targets, targetDocs));
        if (givesTargetGradients)
        {
            signature.Add(Span, "targetGradients", _docs.TargetGradients, "default");
        }

        AddStep(signature)
            .Throws(MemberDocs.ArgumentException, _docs.GradientMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, targetMistakes);
        string targetGradients = givesTargetGradients ? "targetGradients" : "default";
        writer.Block($$"""

            {{signature.Docs("The mean loss over the batch, in training mode, and its gradients.")}}
            public float Backward({{signature.Parameters}}) =>
                {{Runner}}.Backward(this, inputs, {{targets}}, gradients, inputGradients, {{targetGradients}}{{StepArgument}});
            """);
    }

    private void WriteBackwardFrom()
    {
        Signature signature = AddStep(AddGradients(Inputs().Add(QualifiedNames.Floats, "outputGradients", _docs.OutputGradients)))
            .Throws(MemberDocs.ArgumentException, _docs.GradientMistakes)
            .Throws(MemberDocs.ArgumentOutOfRangeException, _docs.TokenMistakes);
        writer.Block($$"""

            {{signature.Docs("The vector-Jacobian product, in training mode: the gradients of Σ outputGradients · outputs.")}}
            public void BackwardFrom({{signature.Parameters}}) =>
                {{Runner}}.BackwardFrom(this, inputs, outputGradients, gradients, inputGradients{{StepArgument}});
            """);
    }

    private Signature Inputs() =>
        new Signature().Add(_network.ReadsTokens ? QualifiedNames.Integers : QualifiedNames.Floats, "inputs", _docs.Inputs);

    private Signature AddGradients(Signature signature) => signature
        .Add(Span, "gradients", MemberDocs.Gradients)
        .Add(Span, "inputGradients", _docs.InputGradients, "default");

    private Signature AddStep(Signature signature) =>
        _network.HasDropout ? signature.Add("ulong", "step", MemberDocs.Step, "0") : signature;
}
