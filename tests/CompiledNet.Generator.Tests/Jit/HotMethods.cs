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

    /// <summary>A method over the vector width for the first of <see cref="Widths"/>.</summary>
    public static MethodInfo OfWidestVectors(MethodInfo method)
    {
        (Type simd, Type vector) = Widths().First();
        return method.MakeGenericMethod(simd, vector);
    }

    /// <summary>Has the JIT compiler compile a method.</summary>
    public static void Prepare(MethodInfo method) =>
        RuntimeHelpers.PrepareMethod(method.MethodHandle, [.. method.GetGenericArguments().Select(argument => argument.TypeHandle)]);

    private static IEnumerable<MethodInfo> Instances(MethodInfo method, Type programs)
    {
        Assert.True(method.IsGenericMethodDefinition, $"{method.Name} does not know the vector width");
        Type[] parameters = method.GetGenericArguments();
        Assert.Equal(["TSimd", "TVector"], parameters[..2].Select(parameter => parameter.Name));
        foreach ((Type simd, Type vector) in Widths().Where(width => Takes(method, width.Simd)))
        {
            foreach (Type[] rest in parameters[2..].Aggregate<Type, IEnumerable<Type[]>>([[]], (lists, parameter) => lists.SelectMany(list => Arguments(parameter, programs).Select(argument => (Type[])[.. list, argument]))))
            {
                yield return method.MakeGenericMethod([simd, vector, .. rest]);
            }
        }
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

    /// <summary>Whether a method is called with the width: that for one row is written for a number of lanes, which is the end of its name.</summary>
    private static bool Takes(MethodInfo method, Type simd) => method.Name switch
    {
        "PredictRowBy8" => simd == typeof(Simd256),
        "PredictRowBy4" => simd == typeof(Simd128),
        _ => true,
    };

    private static IEnumerable<Type> Arguments(Type parameter, Type programs) => parameter.Name switch
    {
        "TUpdate" => [typeof(StoreGradient), typeof(Sgd), typeof(Adam)],
        "TEpilogue" => programs.GetNestedTypes(BindingFlags.NonPublic).Where(type => type.IsAssignableTo(typeof(IEpilogue))).Append(typeof(NoEpilogue)),
        _ => throw new ArgumentException($"{parameter.Name} is no type parameter of generated code that this test knows."),
    };
}
