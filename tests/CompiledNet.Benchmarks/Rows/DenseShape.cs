using System.Globalization;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>The widths of a network of dense layers, from its parameters, so that a peer builds the same.</summary>
internal static class DenseShape
{
    public static int[] Of(NetworkInfo info) =>
        [info.InputLength, .. info.ParameterTable.Where(parameter => parameter.Shape.Count == 2).Select(parameter => parameter.Shape[0])];

    public static string Name(NetworkInfo info) => string.Join('-', Of(info).Select(width => width.ToString(CultureInfo.InvariantCulture)));
}
