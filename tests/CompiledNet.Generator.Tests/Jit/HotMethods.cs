extern alias library;

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using library::CompiledNet;
using library::CompiledNet.Runtime;

namespace CompiledNet.Generator.Tests.Jit;

/// <summary>The methods of a generated class that the JIT compiler must optimise, for the vectors of this machine.</summary>
internal static class HotMethods
{
    /// <summary>Every instance of the methods that ask for optimisation.</summary>
    public static IReadOnlyList<MethodInfo> Of(Type programs) =>
    [
        .. programs.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .SelectMany(method => Instances(method, programs)),
    ];

    /// <summary>Every instance of the library's register tiles, with the epilogues of a generated class where there is one.</summary>
    public static IReadOnlyList<MethodInfo> OfTiles(Type? programs = null) =>
    [
        .. typeof(NetworkInfo).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name == "RegisterTilesAttribute"))
            .Where(type => programs is null || type.GetGenericArguments().Any(parameter => parameter.Name == "TEpilogue"))
            .SelectMany(type => Instances(type, programs))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)),
    ];

    /// <summary>
    /// Every instance of the library's kernels in a class, or of those that take an epilogue, with the epilogues of a generated class.
    /// </summary>
    /// <param name="type">The class's name.</param>
    /// <param name="programs">The generated class, or null.</param>
    public static IReadOnlyList<MethodInfo> OfKernels(string type, Type? programs = null) =>
    [
        .. typeof(NetworkInfo).Assembly.GetType($"CompiledNet.Runtime.{type}", throwOnError: true)!
            .GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Where(method => programs is null || method.GetGenericArguments().Any(parameter => parameter.Name == "TEpilogue"))
            .SelectMany(method => Instances(method, programs)),
    ];

    /// <summary>A method over the vector width for the first of <see cref="Widths"/>.</summary>
    public static MethodInfo OfWidestVectors(MethodInfo method)
    {
        (Type simd, Type vector) = Widths().First();
        return method.MakeGenericMethod(simd, vector);
    }

    /// <summary>Has the JIT compiler compile a method.</summary>
    public static void Prepare(MethodInfo method)
    {
        IEnumerable<Type> arguments = method.DeclaringType!.GetGenericArguments().Concat(method.GetGenericArguments());
        RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. arguments.Select(argument => argument.TypeHandle)]);
    }

    private static IEnumerable<MethodInfo> Instances(MethodInfo method, Type? programs)
    {
        Assert.True(method.IsGenericMethodDefinition, $"{method.Name} does not know the vector width");
        return Arguments(method.GetGenericArguments(), programs)
            .Where(types => Takes(method, types[0]))
            .Select(types => method.MakeGenericMethod(types));
    }

    private static IEnumerable<Type> Instances(Type type, Type? programs) =>
        Arguments(type.GetGenericArguments(), programs).Select(types => type.MakeGenericType(types));

    /// <summary>All that type parameters stand for, of which the first two are the width.</summary>
    private static IEnumerable<Type[]> Arguments(Type[] parameters, Type? programs)
    {
        Assert.Equal(["TSimd", "TVector"], parameters[..2].Select(parameter => parameter.Name));
        return parameters[2..].Aggregate(
            Widths().Select(width => (Type[])[width.Simd, width.Vector]),
            (lists, parameter) => lists.SelectMany(list => Arguments(parameter, programs).Select(argument => (Type[])[.. list, argument])));
    }

    /// <summary>The widths that this machine is fast with, and no vectors at all.</summary>
    private static IEnumerable<(Type Simd, Type Vector)> Widths()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            yield return (typeof(Simd512), typeof(Vector512<float>));
        }

        if (Vector256.IsHardwareAccelerated)
        {
            yield return (typeof(Simd256), typeof(Vector256<float>));
        }

        if (Vector128.IsHardwareAccelerated)
        {
            yield return (typeof(Simd128), typeof(Vector128<float>));
        }

        yield return (typeof(SimdScalar), typeof(float));
    }

    /// <summary>
    /// Whether a method is called with the width: that for one row is written for a number of lanes, which is the end of its name.
    /// </summary>
    private static bool Takes(MethodInfo method, Type simd) => method.Name switch
    {
        "PredictRowBy8" => simd == typeof(Simd256),
        "PredictRowBy4" => simd == typeof(Simd128),
        _ => true,
    };

    private static readonly string[] s_pixels = ["PlanePixels", "PanelPixels", "EveryOtherPanelPixel"];

    private static IEnumerable<Type> Arguments(Type parameter, Type? programs) => parameter.Name switch
    {
        "TPixels" =>
        [
            .. s_pixels.Take(programs is null ? s_pixels.Length : 1)
                .Select(name => typeof(Simd512).Assembly.GetType($"CompiledNet.Runtime.{name}", throwOnError: true)!),
        ],
        "TUpdate" => [typeof(StoreGradient), typeof(Sgd), typeof(Adam)],
        "TEpilogue" =>
            programs is null
                ? [typeof(NoEpilogue)]
                : programs.GetNestedTypes(BindingFlags.NonPublic).Where(type => type.IsAssignableTo(typeof(IEpilogue))),
        _ => throw new ArgumentException($"{parameter.Name} is no type parameter of generated code that this test knows."),
    };
}
