using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Tests.Harness.Declarations;

namespace CompiledNet.Generator.Tests.Ir;

/// <summary>Functions as they are after a pass, for tests that go on with them by hand.</summary>
internal static class Stopped
{
    /// <summary>A program, or the function that programs are merged to, after a pass.</summary>
    public static Function After(string pass, string program, string attributes)
    {
        Function? found = null;
        Assert.Throws<StopException>(() => PassPipeline.Run(ModelOf(Net(attributes)), (name, function) =>
        {
            if (name == pass && function.Name == program)
            {
                found = function;
                throw new StopException();
            }
        }));
        return found!;
    }

    private sealed class StopException : Exception;
}
