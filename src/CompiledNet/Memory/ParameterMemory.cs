using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// A network's parameters, and the forms of them that inference reads instead: a table in panels of entries, groups spread over channels, a
/// normalisation as the scale and shift of a product. Forms are made anew, by the first call after the parameters changed, into memory that
/// is there already.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ParameterMemory : AlignedBuffer
{
    private readonly AlignedBuffer? _derived;
    private readonly object _deriving = new();
    private int _version = 1;
    private int _derivedVersion;

    /// <summary>Zeroed parameters.</summary>
    /// <param name="info">The network's description.</param>
    public ParameterMemory(NetworkInfo info)
        : base(LengthOf(info)) => _derived = info.DerivedLength > 0 ? new AlignedBuffer(info.DerivedLength) : null;

    /// <summary>How often the derived forms were made.</summary>
    internal int Derivations { get; private set; }

    /// <summary>The parameters, to be read or written: whatever is derived of them is made anew.</summary>
    public Span<float> Open()
    {
        Changed();
        return Span;
    }

    /// <summary>Says that the parameters have changed.</summary>
    public void Changed() => Interlocked.Increment(ref _version);

    /// <summary>Gives a frame the parameters and what is derived of them, which is made first where they have changed.</summary>
    internal void Lend<TNetwork>(Frame frame)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        frame.ParametersAddress = Address;
        if (_derived is not null)
        {
            frame.DerivedAddress = _derived.Address;
            if (Volatile.Read(ref _derivedVersion) != Volatile.Read(ref _version))
            {
                Derive<TNetwork>(frame);
            }
        }
    }

    private void Derive<TNetwork>(Frame frame)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        lock (_deriving)
        {
            // A change from here on has a later version, so that the next call derives again.
            int version = Volatile.Read(ref _version);
            if (_derivedVersion != version)
            {
                TNetwork.Run(NetworkFunction.Derivation, frame, 0, default(StoreGradient));
                Derivations++;
                Volatile.Write(ref _derivedVersion, version);
            }
        }
    }

    private static int LengthOf(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return info.ParameterLength;
    }
}
