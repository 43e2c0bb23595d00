using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit.Tiles;

/// <summary>Which tiles a network needs: known at compile time, but for the rows of a batch.</summary>
internal sealed class TileSet
{
    /// <summary>Rows of the tallest tile: with two vectors a row, twelve accumulators, which fit the registers of every width.</summary>
    public const int Tallest = 6;

    private readonly SortedSet<int> _gradientHeights = [];
    private readonly SortedSet<int> _depthTails = [];

    public TileSet(CompiledNetwork network)
    {
        foreach (Operation operation in network.Functions.SelectMany(function => function.Operations))
        {
            switch (operation)
            {
                case ContractionOperation { Window: null } contraction:
                    AddDepth(contraction.Matrix.Depth);
                    break;
                case WeightGradientOperation { Window: null } gradient:
                    AddInputs(gradient.Weights.Inputs);
                    break;
            }
        }
    }

    /// <summary>Whether any product is at least a panel deep.</summary>
    public bool HasDepthPanels { get; private set; }

    /// <summary>Whether any product's depth is no whole number of panels.</summary>
    public bool HasDepthTail => _depthTails.Count > 0;

    /// <summary>What is left of the depth behind its last whole panel, where it is the same for every product that leaves anything; else null.</summary>
    public int? OnlyDepthTail => _depthTails.Count == 1 ? _depthTails.Min : null;

    /// <summary>Whether there is any product.</summary>
    public bool HasProducts => HasDepthPanels || HasDepthTail;

    /// <summary>The heights of the weight gradients' tiles, in inputs.</summary>
    public IReadOnlyCollection<int> GradientHeights => _gradientHeights;

    private void AddDepth(int depth)
    {
        HasDepthPanels |= depth >= Layout.PanelWidth;
        if (depth % Layout.PanelWidth != 0)
        {
            _depthTails.Add(depth % Layout.PanelWidth);
        }
    }

    private void AddInputs(int inputs)
    {
        if (inputs >= Layout.PanelWidth)
        {
            AddHeights(Layout.PanelWidth);
        }

        if (inputs % Layout.PanelWidth != 0)
        {
            AddHeights(inputs % Layout.PanelWidth);
        }
    }

    /// <summary>A panel's inputs are split evenly: sixteen are 6, 5 and 5.</summary>
    private void AddHeights(int inputs)
    {
        int tiles = (inputs + Tallest - 1) / Tallest;
        _gradientHeights.Add(inputs / tiles);
        if (inputs % tiles != 0)
        {
            _gradientHeights.Add((inputs / tiles) + 1);
        }
    }
}
