namespace CompiledNet.Generator.Emit;

/// <summary>Writes the members for files; what the library can say over the interfaces is there.</summary>
internal static class FileMemberEmitter
{
    private const string FormatException = QualifiedNames.Library + "NetworkFormatException";
    private const string FileNotFoundException = "global::System.IO.FileNotFoundException";
    private const string Refused = "damaged, or of another network; the message has every difference.";

    public static void Emit(CodeWriter writer, string name)
    {
        Member(
            "Writes all parameters to a safetensors file, in PyTorch's names, shapes and order of axes; whole or not at all.",
            ("path", "The file; one of that name is replaced when all is written."),
            [("global::System.IO.IOException", "The file cannot be written, and is as it was.")],
            "void Save(string path)",
            "Save(this, path)");
        Member(
            "A network with the parameters of a safetensors file, which must have all of this network's and no others; F16 and BF16 are converted.",
            ("path", "The file."),
            [(FileNotFoundException, "There is no such file."), (FormatException, "It is no safetensors file, " + Refused)],
            $"static {name} Load(string path)",
            $"Load<{name}>(path)");
        Member(
            "A network with the parameters of a safetensors file, read from a stream to its end.",
            ("stream", "The file, which is left open."),
            [(FormatException, "It is no safetensors file, " + Refused)],
            $"static {name} Load({QualifiedNames.Stream} stream)",
            $"Load<{name}>(stream)");
        Member(
            "A network with the parameters of a safetensors file, from its bytes.",
            ("bytes", "All of the file."),
            [(FormatException, "It is no safetensors file, " + Refused)],
            $"static {name} Load({QualifiedNames.Bytes} bytes)",
            $"Load<{name}>(bytes)");
        Member(
            "A network with the parameters of a NumPy archive (.npz), which must have all of this network's and no others.",
            ("path", "The file."),
            [(FileNotFoundException, "There is no such file."), (FormatException, "It is no archive of arrays, " + Refused)],
            $"static {name} LoadNpz(string path)",
            $"LoadNpz<{name}>(path)");

        void Member(
            string summary, (string Name, string Text) parameter, (string Type, string Text)[] exceptions, string declaration, string call)
        {
            writer.Line();
            writer.Line($"/// <summary>{summary}</summary>");
            MemberDocs.Parameter(writer, parameter.Name, parameter.Text);
            foreach ((string type, string text) in exceptions)
            {
                MemberDocs.Exception(writer, type, text);
            }

            writer.Line($"public {declaration} => {QualifiedNames.NetworkFile}.{call};");
        }
    }
}
