using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Chooses the values that lie in planes: images of few channels that convolutions read or write. In channels-last panels most of their
/// lanes would be padding; in planes the pixels of a line are the lanes. Values that elementwise operations and poolings join have one
/// layout.
/// </summary>
internal sealed class PlaneValues
{
    /// <summary>Channels of an image that are few: at most half a panel.</summary>
    private const int MostChannels = Layout.PanelWidth / 2;

    /// <summary>The vector that lines of pixels should fill, and the pixels that are worth one.</summary>
    private const int Lanes = 8;

    /// <summary>
    /// Weights whose gradient is summed with a lane a pixel: sixteen floats each, which should stay in the second-level cache.
    /// </summary>
    private const int MostWeights = 4096;

    private readonly Dictionary<Value, Value> _parents = [];
    private readonly HashSet<Value> _refused = [];
    private readonly HashSet<Value> _wanted = [];

    /// <summary>The values that lie in planes; what else reads them gets them moved.</summary>
    public static HashSet<Value> Find(Function function)
    {
        var values = new PlaneValues();
        foreach (Operation operation in function.Operations)
        {
            values.Visit(operation);
        }

        // The gradient of weights takes the output's in planes only beside images in planes.
        List<WeightGradientOperation> gradients = function.Operations.OfType<WeightGradientOperation>()
            .Where(gradient => gradient.Planes == PlaneUse.Images).ToList();
        while (gradients.FirstOrDefault(gradient => values.IsInPlanes(gradient.Dy) && !values.IsInPlanes(gradient.X)) is { } gradient)
        {
            values.Refuse(gradient.Dy);
        }

        return [.. values._parents.Keys.Where(values.IsInPlanes)];
    }

    /// <summary>Whether an operation reads and writes planes; others get such a value as rows of panels.</summary>
    public static bool Takes(Operation operation) => operation.Planes is PlaneUse.Joined or PlaneUse.Images;

    private static bool IsImage(Value value) =>
        (value.Kind == ValueKind.Temporary || value.Slot is { IsIntegers: false, Role: SlotRole.Input or SlotRole.OutputGradient })
            && value.Shape.Rank > 1;

    private void Visit(Operation operation)
    {
        switch (operation.Planes)
        {
            case PlaneUse.Images:
                Slide(operation);
                break;
            case PlaneUse.Joined:
                Join(operation);
                if (operation is PoolingOperation pooling)
                {
                    RefuseUnless(IsHalving(pooling.Window), pooling.Output);
                }

                break;
            case PlaneUse.Moved:
                operation.Outputs.ForEach(Refuse);
                break;
            case PlaneUse.Refused:
                operation.Inputs.ForEach(Refuse);
                operation.Outputs.ForEach(Refuse);
                break;
            case PlaneUse.Renamed:
                break;
        }
    }

    private void Slide(Operation operation)
    {
        switch (operation)
        {
            case ContractionOperation contraction:
                Want(contraction.X);
                Want(contraction.Y);
                RefuseUnless(TakesResults(contraction.Window!, contraction), contraction.Y);
                break;
            case WeightGradientOperation gradient:
                Window window = gradient.Window!;
                Want(gradient.X);
                Want(gradient.Dy);
                RefuseUnless(
                    window is { StrideX: 1, StrideY: 1 } && window.Taps * Channels(gradient.X) * Channels(gradient.Dy) <= MostWeights,
                    gradient.Dy);
                break;
            default:
                throw new InvalidOperationException($"{operation.Mnemonic} of {operation.Label} slides over no images.");
        }
    }

    /// <summary>Whether windows are pairs of pixels, along one axis or both, that do not overlap and have no padding.</summary>
    private static bool IsHalving(Window window) =>
        window is { KernelWidth: 2, StrideX: 2, PaddingX: 0, PaddingY: 0 }
            and ({ KernelHeight: 1, StrideY: 1 } or { KernelHeight: 2, StrideY: 2 })
        && window.OutHeight * window.StrideY <= window.Height
        && window.OutWidth * window.StrideX <= window.Width;

    /// <summary>
    /// Whether a convolution's results may be planes: it has a stride of 1, reads one panel at most, and lines of pixels fill vectors
    /// better than the channels would.
    /// </summary>
    private static bool TakesResults(Window window, ContractionOperation contraction)
    {
        int width = contraction.IsInputGradient ? window.Width : window.OutWidth;
        bool hasBorder = !contraction.IsInputGradient
            || ((window.KernelHeight - 1) * window.DilationY >= window.PaddingY
                && (window.KernelWidth - 1) * window.DilationX >= window.PaddingX);
        return window is { StrideX: 1, StrideY: 1 }
            && hasBorder
            && Channels(contraction.X) <= Layout.PanelWidth
            && width * Layout.PanelWidth > Channels(contraction.Y) * ((width + Lanes - 1) / Lanes * Lanes);
    }

    private static int Channels(Value value) => value.Shape.Axes[0];

    private void Want(Value value)
    {
        _wanted.Add(Root(value));
        RefuseUnless(IsImage(value) && Channels(value) <= MostChannels, value);
    }

    private void RefuseUnless(bool condition, Value value)
    {
        if (!condition)
        {
            Refuse(value);
        }
    }

    private void Refuse(Value value) => _refused.Add(Root(value));

    private void Join(Operation operation)
    {
        List<Value> values = [.. operation.Inputs.Concat(operation.Outputs)];
        foreach (Value value in values)
        {
            RefuseUnless(IsImage(value), value);
            Value from = Root(value), to = Root(values[0]);
            if (from != to)
            {
                _parents[from] = to;
                MoveMark(_refused, from, to);
                MoveMark(_wanted, from, to);
            }
        }
    }

    private static void MoveMark(HashSet<Value> marks, Value from, Value to)
    {
        if (marks.Remove(from))
        {
            marks.Add(to);
        }
    }

    private bool IsInPlanes(Value value) => _wanted.Contains(Root(value)) && !_refused.Contains(Root(value));

    private Value Root(Value value)
    {
        if (!_parents.TryGetValue(value, out Value parent))
        {
            _parents.Add(value, value);
            return value;
        }

        return parent == value ? value : _parents[value] = Root(parent);
    }
}
