using System.Reflection;
using System.Runtime.Loader;

namespace CompiledNet.Generator.Tests.Roslyn;

/// <summary>
/// The generator, and these tests, in a newer Roslyn than the one they are compiled against, as the compilers and editors of users load it.
/// The project downloads it and lays it beside the tests.
/// </summary>
internal sealed class NewerRoslyn : AssemblyLoadContext
{
    private readonly Assembly _tests;

    private NewerRoslyn()
        : base(nameof(NewerRoslyn)) => _tests = LoadFromAssemblyPath(typeof(NewerRoslyn).Assembly.Location);

    public static NewerRoslyn Instance { get; } = new();

    /// <summary>Its own version of a static method of these tests.</summary>
    public TDelegate Find<TDelegate>(TDelegate method)
        where TDelegate : Delegate =>
        _tests.GetType(
            method.Method.DeclaringType!.FullName!, throwOnError: true)!.GetMethod(method.Method.Name)!.CreateDelegate<TDelegate>();

    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
    {
        "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" =>
            LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "NewerRoslyn", assemblyName.Name + ".dll")),
        "CompiledNet.Generator" => LoadFromAssemblyPath(typeof(NetworkGenerator).Assembly.Location),
        _ => null,
    };
}
