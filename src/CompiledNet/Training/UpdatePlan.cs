namespace CompiledNet.Runtime;

/// <summary>Positions [Start, End) of a network's block that an update takes in one go.</summary>
/// <param name="Start">The first position.</param>
/// <param name="End">The position after the last.</param>
/// <param name="Decays">Whether weight decay applies.</param>
internal readonly record struct UpdatePiece(int Start, int End, bool Decays);

/// <summary>
/// What an update does with each stretch of a network's block. Parameters begin on panel boundaries (64 bytes), so that stretches are whole
/// panel rows, padding included, and every element goes through vectors as wide as those of the fused update: the same bits.
/// </summary>
internal sealed class UpdatePlan
{
    /// <summary>Positions of a piece at most; a piece begins and ends at a multiple where its stretch goes on.</summary>
    public const int PieceLength = 4096;

    private UpdatePlan(UpdatePiece[] pieces, (int Start, int End)[] kept, (int Start, int End)[] statistics, int[] frozenOffsets)
    {
        FrozenOffsets = frozenOffsets;
        Pieces = pieces;
        Kept = kept;
        Statistics = statistics;
    }

    private enum Role : byte
    {
        Decayed,
        Undecayed,
        Kept,
    }

    /// <summary>What is updated, in order.</summary>
    public UpdatePiece[] Pieces { get; }

    /// <summary>What no update touches: running statistics and frozen layers.</summary>
    public (int Start, int End)[] Kept { get; }

    /// <summary>The running statistics that move.</summary>
    public (int Start, int End)[] Statistics { get; }

    /// <summary>Where the parameters of frozen layers begin.</summary>
    public int[] FrozenOffsets { get; }

    /// <summary>The plan of a network.</summary>
    public static UpdatePlan Create(NetworkInfo info, IReadOnlyCollection<string> frozen, bool decayBiases)
    {
        var roles = new Role[Panel.Count(info.ParameterLength)];
        var statistics = new List<(int Start, int End)>();
        var frozenOffsets = new List<int>();
        foreach (ParameterInfo parameter in info.ParameterTable)
        {
            bool isFrozen = frozen.Contains(parameter.Layer);
            if (isFrozen)
            {
                frozenOffsets.Add(parameter.Start);
            }

            if (!parameter.IsTrainable && !isFrozen)
            {
                statistics.Add((parameter.Start, parameter.End));
            }

            Role role = isFrozen || !parameter.IsTrainable ? Role.Kept
                : decayBiases || parameter.Shape.Count > 1 ? Role.Decayed
                : Role.Undecayed;
            roles.AsSpan()[(parameter.Start / Panel.Width)..Panel.Count(parameter.End)].Fill(role);
        }

        var pieces = new List<UpdatePiece>();
        var kept = new List<(int Start, int End)>();
        for (int first = 0, last; first < roles.Length; first = last)
        {
            last = first + 1;
            while (last < roles.Length && roles[last] == roles[first])
            {
                last++;
            }

            int start = first * Panel.Width, end = Math.Min(last * Panel.Width, info.ParameterLength);
            if (roles[first] == Role.Kept)
            {
                kept.Add((start, end));
            }
            else
            {
                Cut(pieces, start, end, roles[first] == Role.Decayed);
            }
        }

        return new UpdatePlan([.. pieces], [.. kept], [.. statistics], [.. frozenOffsets]);
    }

    private static void Cut(List<UpdatePiece> pieces, int start, int end, bool decays)
    {
        while (start < end)
        {
            int next = (int)Math.Min(end, (((long)start / PieceLength) + 1) * PieceLength);
            pieces.Add(new UpdatePiece(start, next, decays));
            start = next;
        }
    }
}
