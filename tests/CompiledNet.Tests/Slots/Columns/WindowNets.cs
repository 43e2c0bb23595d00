namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Six steps in, the next two out.</summary>
[Network]
[Input(6)]
[Dense(8), Tanh]
[Dense(2)]
[MeanSquaredError]
internal sealed partial class Forecast;

/// <summary>Two series and a token in, the next steps of one out.</summary>
[Network]
[Input(6, Name = "past")]
[Input(1, Tokens = true, Name = "hour")]
[Embedding(4, 2), Flatten(Name = "time")]
[Input(3, Name = "outside")]
[Concat("past", "time")]
[Dense(8), Tanh]
[Dense(2), MeanSquaredError(Name = "next")]
internal sealed partial class Weather;
