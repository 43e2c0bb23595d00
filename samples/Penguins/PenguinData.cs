using CompiledNet;

namespace Penguins;

/// <summary>The penguins of the file, a column for each input and each target of <see cref="PenguinNet"/>.</summary>
internal static class PenguinData
{
    /// <summary>Reads the file beside the program; penguins that were not measured whole are left out.</summary>
    public static CsvColumns Load() => CsvDataset.LoadColumns(
        Path.Combine(AppContext.BaseDirectory, "penguins.csv"),
        [
            CsvSlot.Numbers("measures", "bill_length_mm", "bill_depth_mm", "flipper_length_mm"),
            CsvSlot.Tokens("traits", "island", "sex"),
            CsvSlot.Classes("species", "species"),
            CsvSlot.Values("mass", "body_mass_g"),
        ],
        new CsvOptions { Missing = MissingValues.SkipLine, StandardizeTarget = true });
}
