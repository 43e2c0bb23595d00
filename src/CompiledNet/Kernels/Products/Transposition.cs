using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Turns weights around for the input gradient: panels of outputs [outputs / 16][inputs][16] into panels of inputs [inputs / 16][outputs][16].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    /// <summary>Transposes the weights of some panels of inputs; lanes past the last input become zero.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="wStride">Floats from one panel of outputs to the next.</param>
    /// <param name="inputs">All inputs.</param>
    /// <param name="outputs">All outputs.</param>
    /// <param name="destination">[inputs / 16][outputs][16].</param>
    /// <param name="destinationStride">Floats from one panel of inputs to the next.</param>
    /// <param name="firstPanel">The first panel of inputs.</param>
    /// <param name="lastPanel">The panel of inputs to stop before.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weights(ref float w, nint wStride, int inputs, int outputs, ref float destination, nint destinationStride, int firstPanel, int lastPanel)
    {
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            int columns = Math.Min(inputs - (panel * Panel.Width), Panel.Width);
            for (int output = 0; output < outputs; output++)
            {
                ref float from = ref Mem.At(ref w, (output / Panel.Width * wStride) + (panel * (nint)(Panel.Width * Panel.Width)) + (output % Panel.Width));
                ref float to = ref Mem.At(ref destination, (panel * destinationStride) + (output * (nint)Panel.Width));
                int column = 0;
                for (; column < columns; column++)
                {
                    Mem.At(ref to, column) = Mem.At(ref from, column * Panel.Width);
                }

                for (; column < Panel.Width; column++)
                {
                    Mem.At(ref to, column) = 0;
                }
            }
        }
    }
}
