namespace CompiledNet.Generator.Emit;

/// <summary>The methods of a network's programs. Methods that would be equal but for their name are written once.</summary>
internal sealed class MethodPool
{
    private readonly Dictionary<string, string> _nameOf = [];
    private readonly Identifiers _names = new(
        [
            "Run", "Inference", "Training", "Slots", "Results", "PredictRow", "PredictRowBy8", "PredictRowBy4", "Equals", "GetHashCode",
            "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals"]);
    private readonly List<string> _texts = [];

    /// <summary>All methods and types, in the order they were first asked for.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The name of the member with this text; <paramref name="preferredName"/> where it is new and the name is free.</summary>
    /// <param name="preferredName">The name to take.</param>
    /// <param name="text">The member, with <c>$NAME$</c> where its name stands.</param>
    public string Add(string preferredName, string text)
    {
        if (!_nameOf.TryGetValue(text, out string name))
        {
            name = _names.Member(preferredName);
            _nameOf.Add(text, name);
            _texts.Add(text.Replace("$NAME$", name));
        }

        return name;
    }
}
