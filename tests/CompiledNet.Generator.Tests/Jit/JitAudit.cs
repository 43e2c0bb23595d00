using System.Diagnostics;
using System.Reflection;

namespace CompiledNet.Generator.Tests.Jit;

/// <summary>
/// Compiles methods and complains of what makes code slow while it looks fast. Three things are needed together: no call failed to
/// be inlined, some were inlined (else nothing was heard), and the code is optimised (else nothing was tried).
/// </summary>
internal static class JitAudit
{
    /// <summary>The tier of a method with AggressiveOptimization; 1 is unoptimised, 3 quick.</summary>
    private const int Optimized = 2;

    /// <summary>Methods that are compiled before their events are waited for.</summary>
    private const int MostAtOnce = 200;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_shortPatience = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with the methods, each of them compiled for the first time here.</summary>
    /// <param name="areNew">Whether nothing else can have had them compiled: what was compiled before is not heard of.</param>
    public static IReadOnlyList<string> Complaints(IReadOnlyList<MethodInfo> methods, bool areNew = true)
    {
        Assert.NotEmpty(methods);
        List<IGrouping<string, MethodInfo>> types = [.. methods.GroupBy(NameOfType)];
        using var listener = new JitListener();
        listener.Start();
        int prepared = 0;
        foreach (MethodInfo[] some in methods.Chunk(MostAtOnce))
        {
            foreach (MethodInfo method in some)
            {
                HotMethods.Prepare(method);
            }

            // Events come later, by a thread of the runtime; the load of a method is the last one of it. Too many at once get lost.
            prepared += some.Length;
            var watch = Stopwatch.StartNew();
            while (types.Sum(type => listener.Of(type.Key).OfType<Compiled>().Count()) < prepared
                && watch.Elapsed < (areNew ? s_patience : s_shortPatience))
            {
                Thread.Sleep(10);
            }
        }

        listener.Stop();
        return
        [
            .. types.SelectMany(type => type
                .GroupBy(method => method.Name)
                .SelectMany(group => Complaints(group.Key, group.Count(), areNew, listener.Of(type.Key)))),
        ];
    }

    /// <summary>The name that the runtime has for a method's type, without what its type parameters stand for.</summary>
    private static string NameOfType(MethodInfo method)
    {
        Type type = method.DeclaringType!;
        return (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;
    }

    private static IEnumerable<string> Complaints(string method, int instances, bool areNew, IReadOnlyList<JitVerdict> all)
    {
        List<JitVerdict> verdicts = [.. all.Where(verdict => verdict.Method == method)];
        int compiled = verdicts.OfType<Compiled>().Count();
        if (areNew ? compiled != instances : compiled == 0)
        {
            yield return $"{method}: {compiled} of {instances} instances were compiled";
        }

        var tiers = verdicts.OfType<Compiled>().Where(load => load.Tier != Optimized).GroupBy(load => load.Tier);
        foreach (IGrouping<int, Compiled> tier in tiers)
        {
            yield return $"{method}: compiled in tier {tier.Key}";
        }

        var failures = verdicts.OfType<NotInlined>()
            .Where(call => !IsKernel(call.Callee))
            .GroupBy(call => (call.Callee, call.Reason));
        foreach (var failed in failures)
        {
            yield return $"{method}: {failed.Count()} calls of {failed.Key.Callee} were not inlined: {failed.Key.Reason}";
        }

        if (!verdicts.OfType<Inlined>().Any())
        {
            yield return $"{method}: no call was inlined";
        }
    }

    /// <summary>A whole operation of the library, which is called and means to be: softmax after a tiny network.</summary>
    private static bool IsKernel(string callee) =>
        callee.StartsWith("CompiledNet.Runtime.", StringComparison.Ordinal)
            && callee.Split('.')[^2].EndsWith("Kernel", StringComparison.Ordinal);
}
