using System.Diagnostics.Tracing;
using System.Globalization;

namespace CompiledNet.Generator.Tests.Jit;

/// <summary>Hears what the JIT compiler says of each method it compiles while it listens: tiers and verdicts on calls.</summary>
internal sealed class JitListener : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords JitAndJitTracing = (EventKeywords)(0x10 | 0x1000);
    private readonly object _gate = new();
    private readonly List<JitVerdict> _verdicts = [];
    private EventSource? _runtime;

    /// <summary>What was heard of the methods of a type so far, whatever its type parameters stand for.</summary>
    public IReadOnlyList<JitVerdict> Of(string type)
    {
        lock (_gate)
        {
            return [.. _verdicts.Where(verdict => verdict.Type == type || verdict.Type.StartsWith(type + "[", StringComparison.Ordinal))];
        }
    }

    public void Start()
    {
        Assert.NotNull(_runtime);
        EnableEvents(_runtime, EventLevel.Verbose, JitAndJitTracing);
    }

    public void Stop() => DisableEvents(_runtime!);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            _runtime = eventSource;
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        string Text(string name) => eventData.Payload![eventData.PayloadNames!.IndexOf(name)]?.ToString() ?? string.Empty;
        JitVerdict? verdict = eventData.EventName switch
        {
            "MethodJitInliningSucceeded" =>
                new Inlined(
                    Text("MethodBeingCompiledNamespace"), Text("MethodBeingCompiledName"),
                    Text("InlineeNamespace") + "." + Text("InlineeName")),
            "MethodJitInliningFailed" => new NotInlined(
                Text("MethodBeingCompiledNamespace"), Text("MethodBeingCompiledName"), Text("InlineeNamespace") + "." + Text("InlineeName"), Text("FailReason")),
            { } name when name.StartsWith("MethodLoadVerbose", StringComparison.Ordinal) =>
                new Compiled(
                    Text("MethodNamespace"), Text("MethodName"),
                    (int)((uint.Parse(Text("MethodFlags"), CultureInfo.InvariantCulture) >> 7) & 7)),
            _ => null,
        };
        if (verdict is not null)
        {
            lock (_gate)
            {
                _verdicts.Add(verdict);
            }
        }
    }
}
