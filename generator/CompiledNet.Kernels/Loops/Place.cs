using CompiledNet.Generator.Emit;

namespace CompiledNet.Kernels.Loops;

/// <summary>A place in memory.</summary>
/// <param name="Reference">The name of a reference to a float.</param>
/// <param name="Offset">The C# of the floats from there.</param>
internal readonly record struct Place(string Reference, string Offset)
{
    /// <summary>A place that is a known number of floats from a reference, or from a distance beyond it.</summary>
    public static Place At(string reference, string? distance, int floats) => new(reference, Sum(distance, floats));

    /// <summary>The C# of a distance and a number of floats; null is no distance.</summary>
    public static string Sum(string? distance, int floats) =>
        distance is null ? Literals.Int(floats)
        : floats == 0 ? distance
        : $"{distance} + {Literals.Int(floats)}";

    /// <summary>The C# of a multiple of a distance; null of none of it.</summary>
    public static string? Times(int count, string distance) => count switch
    {
        0 => null,
        1 => distance,
        _ => $"{Literals.Int(count)} * {distance}",
    };

    /// <summary>The C# of two distances; null is no distance.</summary>
    public static string Sum(string? first, string? second) => first is null ? second ?? "0" : second is null ? first : $"{first} + {second}";

    /// <summary>The arguments that it is.</summary>
    public override string ToString() => $"ref {Reference}, {Offset}";
}
