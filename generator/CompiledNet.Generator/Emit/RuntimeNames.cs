using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>The names of what programs call. They stand in a namespace of their own, where nothing of the user's can hide them.</summary>
internal static class RuntimeNames
{
    /// <summary>The namespaces that the names are in.</summary>
    public static IReadOnlyList<string> Namespaces { get; } =
    [
        "System", "System.Runtime.CompilerServices", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "CompiledNet",
        "CompiledNet.Runtime",
    ];

    public const string Frame = "Frame";
    public const string Function = "NetworkFunction";
    public const string Update = "IUpdate";
    public const string StoreGradient = "StoreGradient";
    public const string Epilogue = "IEpilogue";
    public const string NoEpilogue = "NoEpilogue";
    public const string Simd = "ISimd";
    public const string Mem = "Mem";
    public const string Panel = "Panel";
    public const string Chunks = "Chunks";
    public const string Products = "Products";
    public const string WeightGradients = "WeightGradients";
    public const string InputGradients = "InputGradients";
    public const string Transposition = "Transposition";
    public const string TableWeights = "TableWeights";
    public const string InputPacking = "InputPacking";
    public const string ImagePacking = "ImagePacking";
    public const string Moves = "Moves";
    public const string MovePlan = "MovePlan";
    public const string Placement = "Placement";
    public const string WindowShape = "WindowShape";
    public const string Convolutions = "Convolutions";
    public const string DepthwiseConvolutions = "DepthwiseConvolutions";
    public const string DepthwiseWeightGradients = "DepthwiseWeightGradients";
    public const string ConvolutionWeights = "ConvolutionWeights";
    public const string ConvolutionWeightGradients = "ConvolutionWeightGradients";
    public const string PlaneConvolutions = "PlaneConvolutions";
    public const string PlaneWeightGradients = "PlaneWeightGradients";
    public const string PlanePooling = "PlanePooling";
    public const string PoolingKernel = "PoolingKernel";
    public const string PoolingGradients = "PoolingGradients";
    public const string BatchNormKernel = "BatchNormKernel";
    public const string LayerNormKernel = "LayerNormKernel";
    public const string DropoutKernel = "DropoutKernel";
    public const string EmbeddingKernel = "EmbeddingKernel";
    public const string MapKernel = "MapKernel";
    public const string RowSums = "RowSums";
    public const string SoftmaxKernel = "SoftmaxKernel";
    public const string SoftmaxCrossEntropyKernel = "SoftmaxCrossEntropyKernel";
    public const string CrossEntropyKernel = "CrossEntropyKernel";
    public const string NegativeLogLikelihoodKernel = "NegativeLogLikelihoodKernel";
    public const string LossWeights = "LossWeights";
    public const string RowWeighting = "RowWeighting";
    public const string Updates = "Updates";
    public const string VectorMath = "VectorMath";
    public const string Zeros = "Zeros";
    public const string Minimum = "Math.Min";

    /// <summary>
    /// Optimised from the first call on, and never inlined: with a profile the JIT would, and run into its limits inside.
    /// </summary>
    public const string OptimizedKernel =
        "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    public const string AggressiveInlining =
        "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The constraints of a method over the vector width.</summary>
    public const string SimdConstraints = "where TSimd : " + Simd + "<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vectors of one row.</summary>
    public const string RowSimdConstraints = "where TSimd : IRowSimd<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vector width and the update.</summary>
    public const string UpdateConstraints = SimdConstraints + "\nwhere TUpdate : struct, " + Update;
}
