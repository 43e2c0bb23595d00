using System.Text;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// Reads the header of a safetensors file, strictly: nothing twice, nothing unknown, and the data of the tensors follow each other without
/// gap or overlap from the first byte on.
/// </summary>
internal ref struct SafetensorsHeaderParser
{
    // The header, a tensor, its shape.
    private const int MaxDepth = 3;

    private readonly string _source;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> json, string source)
    {
        _source = source;
        _json = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a header.</summary>
    /// <param name="json">The header without its length.</param>
    /// <param name="source">What the header is of, for messages.</param>
    /// <exception cref="NetworkFormatException">It is no such header.</exception>
    public static SafetensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        var parser = new SafetensorsHeaderParser(json, source);
        if (json.IsEmpty || json[0] != '{')
        {
            throw parser.Error(json.IsEmpty ? "it is empty, but '{' is expected" : $"it begins with 0x{json[0]:X2}, but '{{' is expected");
        }

        try
        {
            return parser.Parse();
        }
        catch (JsonException exception)
        {
            throw parser.Error($"it is no JSON: {exception.Message}", exception);
        }
    }

    private SafetensorsHeader Parse()
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var tensors = new List<TensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        _ = _json.Read();
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string name = Text();
            if (!names.Add(name))
            {
                throw Error($"the name {TensorText.Quote(name)} is there twice");
            }

            if (name == SafetensorsHeader.MetadataName)
            {
                ReadMetadata(metadata);
            }
            else
            {
                tensors.Add(ReadTensor(name));
            }
        }

        // Only white space may follow, which the reader checks.
        _ = _json.Read();
        Sort(tensors);
        return new SafetensorsHeader(metadata, tensors);
    }

    private void ReadMetadata(Dictionary<string, string> metadata)
    {
        Expect(JsonTokenType.StartObject, SafetensorsHeader.MetadataName, "an object of strings");
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = Text();
            Expect(JsonTokenType.String, $"the metadata {TensorText.Quote(key)}", "a string");
            if (!metadata.TryAdd(key, Text()))
            {
                throw Error($"the metadata {TensorText.Quote(key)} are there twice");
            }
        }
    }

    private TensorEntry ReadTensor(string name)
    {
        string what = $"tensor {TensorText.Quote(name)}";
        Expect(JsonTokenType.StartObject, what, "an object");
        TensorType? type = null;
        long[]? shape = null, offsets = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = Text();
            bool isTwice = key switch
            {
                "dtype" => type is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw Error($"{what} has an unknown member {TensorText.Quote(key)}"),
            };
            if (isTwice)
            {
                throw Error($"{what} has its {key} twice");
            }

            switch (key)
            {
                case "dtype":
                    Expect(JsonTokenType.String, $"the dtype of {what}", "a string");
                    type = TensorType.Of(Text());
                    break;
                case "shape":
                    shape = ReadNumbers($"the shape of {what}");
                    break;
                default:
                    offsets = ReadNumbers($"the data_offsets of {what}");
                    break;
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            throw Error($"{what} has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}");
        }

        return CreateTensor(name, what, type, shape, offsets);
    }

    private readonly TensorEntry CreateTensor(string name, string what, TensorType type, long[] shape, long[] offsets)
    {
        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw Error($"{what} has the data_offsets {TensorText.Shape(offsets)}, but a start and an end not before it are expected");
        }

        // Of a type that is unknown, the bytes of an element are too: such a tensor is never read.
        long? bytes = type.IsKnown ? TensorEntry.CountBytes(shape, type) : offsets[1] - offsets[0];
        if (bytes != offsets[1] - offsets[0])
        {
            throw Error(
                $"{what} of shape {TensorText.Shape(shape)} and type {type} has {(bytes is null ? "more bytes than any file" : $"{bytes} bytes")}, but its data_offsets {TensorText.Shape(offsets)} span {offsets[1] - offsets[0]}");
        }

        return new TensorEntry(name, type, shape, offsets[0], bytes.Value);
    }

    private long[] ReadNumbers(string what)
    {
        Expect(JsonTokenType.StartArray, what, "an array of numbers");
        var numbers = new List<long>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
            {
                throw Error($"{what} holds {Shown()}, but a whole number from 0 to {long.MaxValue} is expected");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Into the order of the data, which must begin at 0 and go on without gap or overlap.</summary>
    private readonly void Sort(List<TensorEntry> tensors)
    {
        // Empty tensors go before the one that begins where they stand.
        tensors.Sort((x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : x.ByteCount.CompareTo(y.ByteCount));
        long end = 0;
        for (int i = 0; i < tensors.Count; i++)
        {
            TensorEntry tensor = tensors[i];
            if (tensor.Start != end)
            {
                string before = i == 0
                    ? "the data begin at 0"
                    : $"the data of {TensorText.Quote(tensors[i - 1].Name)} before it end at {end}";
                throw Error(
                    $"the data of tensor {TensorText.Quote(tensor.Name)} begin at {tensor.Start}, but {before}: there must be no {(tensor.Start < end ? "overlap" : "gap")}");
            }

            end += tensor.ByteCount;
        }
    }

    private void Expect(JsonTokenType token, string what, string expected)
    {
        _ = _json.Read();
        if (_json.TokenType != token)
        {
            throw Error($"{what} is {Shown()}, but {expected} is expected");
        }
    }

    private readonly string Shown() => _json.TokenType switch
    {
        JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
        JsonTokenType.StartArray or JsonTokenType.EndArray => "an array",
        JsonTokenType.String => "a string",
        _ => TensorText.Quote(Encoding.ASCII.GetString(_json.ValueSpan[..Math.Min(_json.ValueSpan.Length, 40)])),
    };

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Error("a string is not valid UTF-8, or half of a surrogate pair", exception);
        }
    }

    private readonly NetworkFormatException Error(string message, Exception? cause = null)
    {
        string text = $"{_source}, header, byte {_json.TokenStartIndex}: {message}.";
        return cause is null ? new NetworkFormatException(text) : new NetworkFormatException(text, cause);
    }
}
