namespace CompiledNet.Generator.Emit;

/// <summary>Writes the members for files; what the library can say over the interfaces is there.</summary>
internal static class FileMemberEmitter
{
    private const string File = QualifiedNames.NetworkFile;
    private const string FormatException = QualifiedNames.Library + "NetworkFormatException";
    private const string FileNotFoundException = "global::System.IO.FileNotFoundException";
    private const string Refused = "damaged, or of another network; the message has every difference.";

    public static void Emit(CodeWriter writer, string name) => writer.Block($$"""

        /// <summary>Writes all parameters to a safetensors file, in PyTorch's names, shapes and order of axes; whole or not at all.</summary>
        /// <param name="path">The file; one of that name is replaced when all is written.</param>
        /// <exception cref="global::System.IO.IOException">The file cannot be written, and is as it was.</exception>
        public void Save(string path) => {{File}}.Save(this, path);

        /// <summary>A network with the parameters of a safetensors file, which must have all of this network's and no others; F16 and BF16 are converted.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="{{FileNotFoundException}}">There is no such file.</exception>
        /// <exception cref="{{FormatException}}">It is not a safetensors file, {{Refused}}</exception>
        public static {{name}} Load(string path) => {{File}}.Load<{{name}}>(path);

        /// <summary>A network with the parameters of a safetensors file, read from a stream to its end.</summary>
        /// <param name="stream">The file, which is left open.</param>
        /// <exception cref="{{FormatException}}">It is not a safetensors file, {{Refused}}</exception>
        public static {{name}} Load({{QualifiedNames.Stream}} stream) => {{File}}.Load<{{name}}>(stream);

        /// <summary>A network with the parameters of a safetensors file, from its bytes.</summary>
        /// <param name="bytes">All of the file.</param>
        /// <exception cref="{{FormatException}}">It is not a safetensors file, {{Refused}}</exception>
        public static {{name}} Load({{QualifiedNames.Bytes}} bytes) => {{File}}.Load<{{name}}>(bytes);

        /// <summary>A network with the parameters of a NumPy archive (.npz), which must have all of this network's and no others.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="{{FileNotFoundException}}">There is no such file.</exception>
        /// <exception cref="{{FormatException}}">It is not an archive of arrays, {{Refused}}</exception>
        public static {{name}} LoadNpz(string path) => {{File}}.LoadNpz<{{name}}>(path);
        """);
}
