namespace CompiledNet.Runtime;

/// <summary>Finds what changes the images of each input.</summary>
internal static class InputAugmentation
{
    /// <summary>An augmenter an input; null where nothing changes its images.</summary>
    /// <exception cref="ArgumentException">An augmentation is for an input that the network has not, or that has no images.</exception>
    public static ImageAugmenter?[] Create(NetworkInfo info, FitOptions options)
    {
        SlotInfo[] inputs = info.InputSlots;
        var augmenters = new ImageAugmenter?[inputs.Length];
        if (options.Augmentation is { } single)
        {
            if (inputs.Length > 1 || options.AugmentationByInput.Count > 0)
            {
                throw new ArgumentException(
                    inputs.Length > 1
                        ? $"{info.Name} has {inputs.Length} inputs, so that {nameof(options.Augmentation)} could mean any: set "
                            + $"{nameof(options.AugmentationByInput)}."
                        : $"{nameof(options.Augmentation)} came, and {nameof(options.AugmentationByInput)} too: one of them is expected.",
                    nameof(options));
            }

            augmenters[0] = Create(info, info.Name, inputs[0], single, options);
        }

        foreach ((string name, ImageAugmentation augmentation) in options.AugmentationByInput)
        {
            int input = Array.FindIndex(inputs, slot => slot.Name == name);
            augmenters[input >= 0 ? input : throw new ArgumentException(
                $"{info.Name} has no input '{name}' for that augmentation: its inputs are "
                    + $"{string.Join(", ", inputs.Select(slot => slot.Name))}.", nameof(options))]
                = Create(info, $"'{name}' of {info.Name}", inputs[input], augmentation, options);
        }

        return augmenters;
    }

    private static ImageAugmenter? Create(
        NetworkInfo info, string owner, SlotInfo input, ImageAugmentation augmentation, FitOptions options)
    {
        var augmenter = ImageAugmenter.Create(augmentation, input.Shape, input.IsIntegers, owner, options.Seed, nameof(options));

        // The list was an array once, and someone may have written to it.
        return augmenter is null || augmenter.Length == input.Length
            ? augmenter
            : throw new ArgumentException($"{info.Name} reads {input.Length} values, but its input shape has {augmenter.Length}: it was "
                + "changed.", nameof(options));
    }
}
