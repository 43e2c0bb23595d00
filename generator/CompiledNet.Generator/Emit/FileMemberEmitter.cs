namespace CompiledNet.Generator.Emit;

/// <summary>Writes the members for files; what the library can say over the interfaces is there.</summary>
internal static class FileMemberEmitter
{
    public static void Emit(CodeWriter writer, string name)
    {
        Member(
            "Writes all parameters to a safetensors file, in PyTorch's names, shapes and order of axes; whole or not at all.",
            "void Save(string path)",
            "Save(this, path)");
        Member(
            "A network with the parameters of a safetensors file, which must have all of this network's and no others; F16 and BF16 are converted.",
            $"static {name} Load(string path)",
            $"Load<{name}>(path)");
        Member(
            "A network with the parameters of a safetensors file, read from a stream to its end.",
            $"static {name} Load({RuntimeNames.Stream} stream)",
            $"Load<{name}>(stream)");
        Member(
            "A network with the parameters of a safetensors file, from its bytes.",
            $"static {name} Load({RuntimeNames.Bytes} bytes)",
            $"Load<{name}>(bytes)");
        Member(
            "A network with the parameters of a NumPy archive (.npz), which must have all of this network's and no others.",
            $"static {name} LoadNpz(string path)",
            $"LoadNpz<{name}>(path)");

        void Member(string summary, string declaration, string call)
        {
            writer.Line();
            writer.Line($"/// <summary>{summary}</summary>");
            writer.Line($"public {declaration} => {RuntimeNames.NetworkFile}.{call};");
        }
    }
}
