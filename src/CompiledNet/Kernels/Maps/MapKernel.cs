using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Runs an elementwise expression that was not compiled to code of its own. Each instruction is decoded once for a block
/// of elements and then works at full vector speed; results stay in a block-sized register on the stack.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MapKernel
{
    /// <summary>
    /// Elements that one decoded instruction serves: enough to hide the decoding, few enough to stay in the first-level cache.
    /// </summary>
    private const int Block = 128;

    /// <summary>Instructions that an expression may have.</summary>
    public const int MaxInstructions = 64;

    private const int InstructionLength = 4;

    /// <summary>Runs the expression over contiguous elements.</summary>
    /// <param name="code">Instructions of four bytes: opcode (<see cref="MapOpcode"/>), a, b, c. Operands are the numbers of earlier
    /// instructions.</param>
    /// <param name="constants">The constants.</param>
    /// <param name="scalar">The scalar given at run time.</param>
    /// <param name="input0">Input 0.</param>
    /// <param name="input1">Input 1, or any reference where there is none.</param>
    /// <param name="input2">Input 2, or any reference where there is none.</param>
    /// <param name="input3">Input 3, or any reference where there is none.</param>
    /// <param name="output0">Output 0.</param>
    /// <param name="output1">Output 1, or any reference where there is none.</param>
    /// <param name="length">Elements, a multiple of 16.</param>
    [SkipLocalsInit]
    [MethodImpl(KernelOptions.Optimized)]
    public static unsafe void Run<TSimd, TVector>(
        ReadOnlySpan<byte> code,
        ReadOnlySpan<float> constants,
        float scalar,
        ref float input0,
        ref float input1,
        ref float input2,
        ref float input3,
        ref float output0,
        ref float output1,
        nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        float* memory = stackalloc float[MaxInstructions * Block];
        ref float registers = ref *memory;
        for (nint start = 0; start < length; start += Block)
        {
            nint count = length - start < Block ? length - start : Block;
            int instruction = 0;
            for (int i = 0; i < code.Length; i += InstructionLength, instruction++)
            {
                ref float result = ref Mem.At(ref registers, instruction * Block);
                ref float a = ref Mem.At(ref registers, code[i + 1] * Block);
                ref float b = ref Mem.At(ref registers, code[i + 2] * Block);
                ref float c = ref Mem.At(ref registers, code[i + 3] * Block);
                switch ((MapOpcode)code[i])
                {
                    case MapOpcode.Input:
                        Copy<TSimd, TVector>(
                            ref Mem.At(ref Pick(code[i + 1], ref input0, ref input1, ref input2, ref input3), start), ref result, count);
                        break;
                    case MapOpcode.Constant:
                        Fill<TSimd, TVector>(constants[code[i + 1]], ref result, count);
                        break;
                    case MapOpcode.Scalar:
                        Fill<TSimd, TVector>(scalar, ref result, count);
                        break;
                    case MapOpcode.Store:
                        Copy<TSimd, TVector>(
                            ref a, ref Mem.At(ref Pick(code[i + 2], ref output0, ref output1, ref output1, ref output1), start), count);
                        break;
                    default:
                        Execute<TSimd, TVector>((MapOpcode)code[i], ref result, ref a, ref b, ref c, count);
                        break;
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Pick(int index, ref float first, ref float second, ref float third, ref float fourth)
    {
        switch (index)
        {
            case 0:
                return ref first;
            case 1:
                return ref second;
            case 2:
                return ref third;
            default:
                return ref fourth;
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void Execute<TSimd, TVector>(MapOpcode opcode, ref float result, ref float a, ref float b, ref float c, nint count)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < count; i += TSimd.Width)
        {
            TVector x = TSimd.Load(ref a, i);
            TVector value = opcode switch
            {
                MapOpcode.Add => TSimd.Add(x, TSimd.Load(ref b, i)),
                MapOpcode.Subtract => TSimd.Subtract(x, TSimd.Load(ref b, i)),
                MapOpcode.Multiply => TSimd.Multiply(x, TSimd.Load(ref b, i)),
                MapOpcode.Divide => TSimd.Divide(x, TSimd.Load(ref b, i)),
                MapOpcode.MultiplyAdd => TSimd.MultiplyAdd(x, TSimd.Load(ref b, i), TSimd.Load(ref c, i)),
                MapOpcode.Negate => TSimd.Negate(x),
                MapOpcode.Abs => TSimd.Abs(x),
                MapOpcode.Max => TSimd.Max(x, TSimd.Load(ref b, i)),
                MapOpcode.Min => TSimd.Min(x, TSimd.Load(ref b, i)),
                MapOpcode.Sqrt => TSimd.Sqrt(x),
                MapOpcode.Exp => VectorMath.Exp<TSimd, TVector>(x),
                MapOpcode.Log => VectorMath.Log<TSimd, TVector>(x),
                MapOpcode.Tanh => VectorMath.Tanh<TSimd, TVector>(x),
                MapOpcode.Sigmoid => VectorMath.Sigmoid<TSimd, TVector>(x),
                MapOpcode.Softplus => VectorMath.Softplus<TSimd, TVector>(x),
                MapOpcode.Erf => VectorMath.Erf<TSimd, TVector>(x),
                MapOpcode.GreaterThan => TSimd.GreaterThan(x, TSimd.Load(ref b, i)),
                MapOpcode.Select => TSimd.Select(x, TSimd.Load(ref b, i), TSimd.Load(ref c, i)),
                MapOpcode.ZeroUnlessPositive => TSimd.ZeroUnlessPositive(x, TSimd.Load(ref b, i)),
                _ => x,
            };
            TSimd.Store(value, ref result, i);
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void Copy<TSimd, TVector>(ref float source, ref float destination, nint count)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < count; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Load(ref source, i), ref destination, i);
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private static void Fill<TSimd, TVector>(float value, ref float destination, nint count)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector filled = TSimd.Broadcast(value);
        for (nint i = 0; i < count; i += TSimd.Width)
        {
            TSimd.Store(filled, ref destination, i);
        }
    }
}
