using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>The Python on the pages can be parsed; skipped where there is no Python to do it.</summary>
public sealed class PythonTests
{
    private const string Parser = """
        import ast, json, sys
        for block in json.load(sys.stdin):
            try:
                ast.parse(block["Code"])
            except SyntaxError as error:
                print(f"{block['Place']}: line {error.lineno}: {error.msg}")
        """;

    [Fact]
    public void ItCanBeParsed()
    {
        var blocks = Pages.All.SelectMany(path => MarkdownPage.Read(path).Blocks)
            .Where(block => block.Language == "python")
            .Select(block => new { block.Place, block.Code });
        Assert.Equal(string.Empty, Run(JsonSerializer.Serialize(blocks)));
    }

    [Fact]
    public void WhatCannotBeParsedIsFound() =>
        Assert.Contains("page.md(2)", Run("""[{ "Place": "page.md(2)", "Code": "def f(:" }]"""), StringComparison.Ordinal);

    private static string Run(string blocks)
    {
        try
        {
            using Process python = Process.Start(
                new ProcessStartInfo("python3", ["-c", Parser]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            python.StandardInput.Write(blocks);
            python.StandardInput.Close();
            string said = python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            Assert.Equal(0, python.ExitCode);
            return said;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no python3.");
            return string.Empty;
        }
    }
}
