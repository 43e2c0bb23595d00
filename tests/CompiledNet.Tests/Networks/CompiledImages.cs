using System.Security.Cryptography;
using System.Text;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Compiled assemblies by what they were compiled from, kept in files beside the tests: the C# compiler takes longer than
/// everything else, and the processes that run the tests under other vector widths need the same networks again.
/// </summary>
internal static class CompiledImages
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "CompiledNetworks");

    /// <summary>What a compilation depends on besides its declarations and the compiler's options: the generator and the library.</summary>
    private static readonly string s_versions = string.Join(' ', Versions().Select(type => type.Module.ModuleVersionId));

    public static byte[] GetOrAdd(string source, Func<byte[]> compile)
    {
        string name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{s_versions}\n{source}")));
        string path = Path.Combine(s_folder, name + ".bin");
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        byte[] image = compile();
        Directory.CreateDirectory(s_folder);
        string unfinished = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, image);
        File.Move(unfinished, path, overwrite: true);
        return image;
    }

    private static Type[] Versions() => [typeof(global::CompiledNet.NetworkAttribute), NetworkCompiler.GeneratorType, typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation)];
}
