using MnistTrainer.Report;

namespace MnistTrainer.Tests.Report;

public class HtmlTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text, 1 + 1", "plain text, 1 + 1")]
    [InlineData("<script>alert('&\"')</script>", "&lt;script&gt;alert(&#39;&amp;&quot;&#39;)&lt;/script&gt;")]
    [InlineData("é 数 \U0001F600", "é 数 \U0001F600")]
    [InlineData("a\u0000b\u001Bc\u0085d\uFFFEe", "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe")]
    public void What_stands_in_holes_is_encoded(string text, string expected)
    {
        var page = new HtmlWriter();
        page.Write($"<b title=\"{text}\">{text}</b>");
        Assert.Equal($"<b title=\"{expected}\">{expected}</b>", page.ToString());
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        var page = new HtmlWriter();
        string half = "half \uD800, other \uDC00";
        page.Write($"{half}");
        Assert.Equal("half \uFFFD, other \uFFFD", page.ToString());
    }

    [Fact]
    public void Numbers_are_written_in_no_culture()
    {
        var page = new HtmlWriter();
        page.Line($"{1234.5:0.#} {-7}");
        Assert.Equal("1234.5 -7\n", page.ToString());
    }
}
