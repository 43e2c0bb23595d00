using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>The names of what generated code calls, in full, so that nothing of the user's can hide them.</summary>
internal static class RuntimeNames
{
    private const string Runtime = "global::CompiledNet.Runtime.";

    public const string Library = "global::CompiledNet.";
    public const string Frame = Runtime + "Frame";
    public const string NetworkFile = Runtime + "NetworkFile";
    public const string Function = Runtime + "NetworkFunction";
    public const string Runner = Runtime + "NetworkRunner";
    public const string SlotRunner = Runtime + "SlotRunner";
    public const string SlotSpans = Runtime + "SlotSpans";
    public const string AlignedBuffer = Runtime + "AlignedBuffer";
    public const string ArenaSize = Runtime + "ArenaSize";
    public const string ParameterLayout = Runtime + "ParameterLayout";
    public const string Initializer = Runtime + "Initializer";
    public const string ParameterInitialization = Runtime + "ParameterInitialization";
    public const string CompiledNetwork = Runtime + "ICompiledNetwork";
    public const string Update = Runtime + "IUpdate";
    public const string StoreGradient = Runtime + "StoreGradient";
    public const string Epilogue = Runtime + "IEpilogue";
    public const string NoEpilogue = Runtime + "NoEpilogue";
    public const string Simd = Runtime + "ISimd";
    public const string Mem = Runtime + "Mem";
    public const string Panel = Runtime + "Panel";
    public const string Chunks = Runtime + "Chunks";
    public const string Products = Runtime + "Products";
    public const string WeightGradients = Runtime + "WeightGradients";
    public const string InputGradients = Runtime + "InputGradients";
    public const string Transposition = Runtime + "Transposition";
    public const string InputPacking = Runtime + "InputPacking";
    public const string ImagePacking = Runtime + "ImagePacking";
    public const string Moves = Runtime + "Moves";
    public const string MovePlan = Runtime + "MovePlan";
    public const string Placement = Runtime + "Placement";
    public const string WindowShape = Runtime + "WindowShape";
    public const string Convolutions = Runtime + "Convolutions";
    public const string DepthwiseConvolutions = Runtime + "DepthwiseConvolutions";
    public const string DepthwiseWeightGradients = Runtime + "DepthwiseWeightGradients";
    public const string ConvolutionWeights = Runtime + "ConvolutionWeights";
    public const string ConvolutionWeightGradients = Runtime + "ConvolutionWeightGradients";
    public const string PlaneConvolutions = Runtime + "PlaneConvolutions";
    public const string PlaneWeightGradients = Runtime + "PlaneWeightGradients";
    public const string PlanePooling = Runtime + "PlanePooling";
    public const string PoolingKernel = Runtime + "PoolingKernel";
    public const string PoolingGradients = Runtime + "PoolingGradients";
    public const string BatchNormKernel = Runtime + "BatchNormKernel";
    public const string LayerNormKernel = Runtime + "LayerNormKernel";
    public const string DropoutKernel = Runtime + "DropoutKernel";
    public const string EmbeddingKernel = Runtime + "EmbeddingKernel";
    public const string MapKernel = Runtime + "MapKernel";
    public const string RowSums = Runtime + "RowSums";
    public const string SoftmaxKernel = Runtime + "SoftmaxKernel";
    public const string SoftmaxCrossEntropyKernel = Runtime + "SoftmaxCrossEntropyKernel";
    public const string CrossEntropyKernel = Runtime + "CrossEntropyKernel";
    public const string NegativeLogLikelihoodKernel = Runtime + "NegativeLogLikelihoodKernel";
    public const string LossWeights = Runtime + "LossWeights";
    public const string RowWeighting = Runtime + "RowWeighting";
    public const string Updates = Runtime + "Updates";
    public const string VectorMath = Runtime + "VectorMath";
    public const string Zeros = Runtime + "Zeros";
    public const string Contract = Runtime + "RuntimeContract";
    public const string Vectors = "global::System.Runtime.Intrinsics.";
    public const string Span = "global::System.Span<float>";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
    public const string Bytes = ReadOnlySpan + "<byte>";
    public const string Stream = "global::System.IO.Stream";
    public const string Minimum = "global::System.Math.Min";

    /// <summary>Optimised from the first call on, and never inlined: with a profile the JIT would, and run into its limits inside.</summary>
    public const string OptimizedKernel =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization | global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    public const string AggressiveInlining =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    /// <summary>The constraints of a method over the vector width.</summary>
    public const string SimdConstraints = "where TSimd : " + Simd + "<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vectors of one row.</summary>
    public const string RowSimdConstraints = "where TSimd : " + Runtime + "IRowSimd<TVector>\nwhere TVector : struct";

    /// <summary>The constraints of a method over the vector width and the update.</summary>
    public const string UpdateConstraints = SimdConstraints + "\nwhere TUpdate : struct, " + Update;
}
