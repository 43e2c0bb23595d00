namespace CompiledNet.Tests.Threads.Stress;

/// <summary>Metrics that all threads share, over labels that others change.</summary>
internal sealed class StressMetrics(StressData data)
{
    private const int Rows = StressData.Rows, Classes = 3;
    private readonly ConfusionMatrix _confusion = new(Classes), _other = new(Classes);
    private readonly TopKAccuracy _top = new(Classes, 2);
    private readonly RegressionMetrics _errors = new(Classes);
    private RocAuc _area = new(Classes);

    public void Call(StressCall call)
    {
        switch (call.Random.Next(8))
        {
            case 0:
                _confusion.Add(data.Labels.Span, data.Distributions.Span);
                break;
            case 1:
                _other.Add(call.Random.Next(Classes), call.Random.Next(Classes));
                (call.Random.Next(2) == 0 ? _confusion : new ConfusionMatrix(Classes)).Add(_other);
                break;
            case 2:
                _top.Add(data.Labels.Span, data.Distributions.Span);
                break;
            case 3:
                _area.Add(data.Labels.Span, data.Distributions.Span);
                break;
            case 4:
                _errors.Add(data.Distributions.Span, data.Distributions.Span);
                break;
            case 5:
                Assert.Equal(0, _top.Count % Rows);
                Assert.Equal(0, _errors.Count % Rows);
                break;
            case 6:
                _confusion.Average(Averaging.Macro);
                Assert.NotEmpty(_confusion.ToString());
                break;
            default:
                RocAuc area = _area;
                Assert.Equal(0, area.Count % Rows);
                if (area.Count > 50 * Rows)
                {
                    area.Compute();
                    _area = new RocAuc(Classes);
                }

                break;
        }
    }
}
