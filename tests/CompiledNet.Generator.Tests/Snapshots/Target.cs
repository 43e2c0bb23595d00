namespace CompiledNet.Generator.Tests.Snapshots;

/// <summary>A text to compare with a snapshot, as Verify's type of that name.</summary>
/// <param name="Extension">The extension of the file: cs or txt.</param>
/// <param name="Data">The text.</param>
/// <param name="Name">What stands after the # in the file's name, or null.</param>
internal sealed record Target(string Extension, string Data, string? Name = null);
