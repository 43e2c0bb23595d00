namespace CompiledNet;

/// <summary>The type of a tensor's elements in a file, by the names of safetensors.</summary>
/// <param name="Name">The name, e.g. <c>F32</c>.</param>
/// <param name="Size">Bytes an element; 0 where the type is unknown.</param>
internal sealed record TensorType(string Name, int Size)
{
    public static readonly TensorType F32 = new("F32", 4);
    public static readonly TensorType F16 = new("F16", 2);
    public static readonly TensorType BF16 = new("BF16", 2);
    public static readonly TensorType I64 = new("I64", 8);
    public static readonly TensorType I32 = new("I32", 4);
    public static readonly TensorType U64 = new("U64", 8);
    public static readonly TensorType U8 = new("U8", 1);
    public static readonly TensorType F64 = new("F64", 8);
    public static readonly TensorType I16 = new("I16", 2);
    public static readonly TensorType I8 = new("I8", 1);
    public static readonly TensorType U32 = new("U32", 4);
    public static readonly TensorType U16 = new("U16", 2);
    public static readonly TensorType C64 = new("C64", 8);
    public static readonly TensorType C128 = new("C128", 16);
    public static readonly TensorType Bool = new("BOOL", 1);

    // All that are whole bytes: most are here so that a file that has them is described rightly.
    private static readonly TensorType[] s_all =
    [
        F32, F16, BF16, F64, I64, I32, I16, I8, U64, U32, U16, U8, Bool, C64, C128,
        new("F8_E4M3", 1), new("F8_E5M2", 1), new("F8_E8M0", 1),
    ];

    /// <summary>Whether this library knows it; of others a file says the name, and nobody how many bytes an element has.</summary>
    public bool IsKnown => Size > 0;

    /// <summary>Whether it becomes float32 without loss.</summary>
    public bool IsReadable => this == F32 || this == F16 || this == BF16;

    /// <summary>The type of that name; an unknown one where there is none.</summary>
    public static TensorType Of(string name) => Array.Find(s_all, type => type.Name == name) ?? Unknown(name);

    /// <summary>A type that this library does not know.</summary>
    /// <param name="name">What the file calls it.</param>
    public static TensorType Unknown(string name) => new(name, 0);

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? Name : TensorText.Quote(Name);
}
