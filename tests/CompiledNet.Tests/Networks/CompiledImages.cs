using System.Security.Cryptography;
using System.Text;

namespace CompiledNet.Tests.Networks;

/// <summary>
/// Compiled assemblies by what they were compiled from, kept in files beside the tests: the C# compiler takes longer than
/// everything else, and the processes that run the tests under other vector widths need the same networks again.
/// </summary>
internal static class CompiledImages
{
    private static readonly string s_root = Path.Combine(AppContext.BaseDirectory, "CompiledNetworks");

    /// <summary>
    /// What a compilation depends on besides its declarations and the compiler's options: the generator, the library and the compiler.
    /// </summary>
    private static readonly string s_versions = Hash(string.Join(' ', new[]
    {
        typeof(NetworkAttribute), NetworkCompiler.GeneratorType, typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation),
    }.Select(type => type.Module.ModuleVersionId)));

    public static byte[] GetOrAdd(string source, Func<byte[]> compile)
    {
        string folder = Path.Combine(s_root, s_versions);
        string path = Path.Combine(folder, Hash(source));
        if (File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        byte[] image = compile();
        DeleteOtherVersions();
        Directory.CreateDirectory(folder);
        string unfinished = $"{path}.{Environment.ProcessId}";
        File.WriteAllBytes(unfinished, image);
        File.Move(unfinished, path, overwrite: true);
        return image;
    }

    private static void DeleteOtherVersions()
    {
        foreach (string folder in Directory.Exists(s_root) ? Directory.GetDirectories(s_root) : [])
        {
            if (Path.GetFileName(folder) != s_versions)
            {
                DeleteIfThere(folder);
            }
        }
    }

    private static void DeleteIfThere(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another test was faster.
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
