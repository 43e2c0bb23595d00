namespace CompiledNet.Tests.Reference;

/// <summary>A loss as it is declared, with the function that stands before it.</summary>
/// <param name="Before">The function's attribute; empty for none.</param>
/// <param name="Kind">The loss's attribute.</param>
/// <param name="Argument">An argument of the loss; empty for none.</param>
internal sealed record DeclaredLoss(string Before, string Kind, string Argument)
{
    /// <summary>Whether it says something only of two classes or more.</summary>
    public bool NeedsClasses => Before is "Softmax" or "LogSoftmax";

    /// <summary>The loss as an attribute with further arguments, e.g. <c>Huber(Delta = 0.3, Weight = 2)</c>.</summary>
    public string Attribute(string further = "")
    {
        string arguments = string.Join(", ", new[] { Argument, further }.Where(argument => argument.Length > 0));
        return arguments.Length == 0 ? Kind : $"{Kind}({arguments})";
    }

    /// <summary>The function before it and the loss, e.g. <c>Softmax, CrossEntropy</c>.</summary>
    public string Attributes(string further = "") => (Before.Length == 0 ? string.Empty : Before + ", ") + Attribute(further);
}
