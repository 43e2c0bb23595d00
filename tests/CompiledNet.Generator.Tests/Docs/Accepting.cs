namespace CompiledNet.Generator.Tests.Docs;

/// <summary>Compares blocks with what they should hold, or writes it into the page where <c>COMPILEDNET_ACCEPT</c> is 1.</summary>
internal static class Accepting
{
    private static readonly bool s_accepts = Environment.GetEnvironmentVariable("COMPILEDNET_ACCEPT") == "1";

    public static void Compare(string path, CodeBlock block, string right, bool? isAlike = null)
    {
        if (isAlike ?? block.Code == right)
        {
            return;
        }

        Assert.True(s_accepts, $"{block.Place} differs (COMPILEDNET_ACCEPT=1 accepts). It should be:\n{right}");
        MarkdownPage.Read(path).Replace(block, right);
    }
}
