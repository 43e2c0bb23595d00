using System.Buffers.Binary;
using CompiledNet.Tests.Serialization;

namespace CompiledNet.Tests.Data;

/// <summary>Damages an IDX file by a seed: its header as one who knows the format would, or any of its bytes.</summary>
internal sealed class IdxMutation(byte[] original, int seed)
{
    private static readonly int[] s_sizes = [0, 1, 2, 5, 6, 255, 65_536, 1 << 30, int.MaxValue, -1, int.MinValue];
    private readonly Mutation _any = new(original, seed);
    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        if (_random.Next(3) == 0)
        {
            return _any.Next();
        }

        byte[] bytes = [.. original];
        for (int changes = _random.Next(1, 4); changes > 0; changes--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes)
    {
        int rank = bytes.Length > 3 ? bytes[3] : 0;
        switch (_random.Next(6))
        {
            case 0 when bytes.Length > 3:
                bytes[_random.Next(3)] = (byte)_random.Next(16);
                return bytes;
            case 1 when bytes.Length > 3:
                bytes[3] = (byte)_random.Next(_random.Next(2) == 0 ? 5 : 256);
                return bytes;
            case 2:
                return [.. bytes, .. new byte[_random.Next(1, 100)]];
            case 3:
                return bytes[.._random.Next(bytes.Length + 1)];
            default:
                int at = 4 + (4 * _random.Next(Math.Max(1, rank)));
                if (at + 4 <= bytes.Length)
                {
                    int size = _random.Next(4) == 0
                        ? BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at)) + _random.Next(-2, 3)
                        : s_sizes[_random.Next(s_sizes.Length)];
                    BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), size);
                }

                return bytes;
        }
    }
}
