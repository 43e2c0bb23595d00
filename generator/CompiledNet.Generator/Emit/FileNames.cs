using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// The names of generated files: the classes' metadata names. The C# compiler takes no two that differ in case only, and would lose all
/// output; such classes get a number.
/// </summary>
internal static class FileNames
{
    /// <summary>The classes whose names differ in case only, in order.</summary>
    public static EquatableArray<string> FindAmbiguous(IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The file of a class.</summary>
    public static string Of(string name, EquatableArray<string> ambiguous)
    {
        int before = ambiguous.TakeWhile(other => other != name).Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        return name + (before == 0 || !ambiguous.Contains(name) ? string.Empty : "-" + Literals.Int(before)) + ".g.cs";
    }
}
