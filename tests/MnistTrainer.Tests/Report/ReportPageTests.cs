using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CompiledNet;
using MnistTrainer.Report;

namespace MnistTrainer.Tests.Report;

/// <summary>The page of one training, read as XML.</summary>
public sealed partial class ReportPageTests : IClassFixture<ReportPageTests.TrainedPage>
{
    private const string Doctype = "<!DOCTYPE html>\n";

    private readonly ReportContent _content;
    private readonly string _text;
    private readonly XElement _page;

    public ReportPageTests(TrainedPage trained)
    {
        (_content, _text) = (trained.Content, trained.Text);
        _page = Parse(_text);
    }

    [Fact]
    public void It_needs_no_other_file_and_runs_nothing()
    {
        string[] elements = [.. _page.DescendantsAndSelf().Select(element => element.Name.LocalName)];
        Assert.All(["script", "link", "iframe", "object", "embed", "base", "form"], name => Assert.DoesNotContain(name, elements));
        foreach (XAttribute attribute in _page.DescendantsAndSelf().Attributes())
        {
            string name = attribute.Name.LocalName;
            Assert.False(name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute} runs something");
            if (name is "src" or "href" or "srcset" or "action" or "data" or "poster")
            {
                Assert.Matches("^(data:image/png;base64,|#[a-z]+$)", attribute.Value);
            }
        }

        Assert.DoesNotMatch("(?i)https?:|//[a-z]", WithoutImages().Replace(_text, ""));
        Assert.DoesNotMatch(@"(?i)url\(|@import", _page.Descendants("style").Single().Value);
        Assert.Equal(
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'",
            _page.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value);
    }

    [Fact]
    public void Every_link_leads_to_a_section_with_a_heading()
    {
        string[] ids = [.. _page.Descendants("section").Select(section => section.Attribute("id")!.Value)];
        Assert.Equal(["curves", "epochs", "confusion", "mistakes", "weights", "network", "settings"], ids);
        Assert.Equal(ids.Select(id => "#" + id), _page.Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.All(ids, id => Assert.False(string.IsNullOrWhiteSpace(Section(id).Element("h2")!.Value)));
        string[] all = [.. _page.DescendantsAndSelf().Attributes("id").Select(id => id.Value)];
        Assert.Equal(all.Distinct(), all);
    }

    [Fact]
    public void The_curves_have_a_point_for_each_epoch_and_tell_its_values()
    {
        XElement[] charts = [.. Section("curves").Descendants("figure")];
        Assert.Equal(["Loss", "Accuracy, %", "Learning rate"], charts.Select(chart => chart.Descendants("h3").Single().Value));
        Assert.Equal([2, 2, 1], charts.Select(chart => chart.Descendants("li").Count()));
        foreach (XElement chart in charts)
        {
            XElement[] lines =
            [
                .. chart.Elements("svg")
                    .Single()
                    .Elements("path")
                    .Where(path => path.Attribute("class")!.Value.StartsWith("line ", StringComparison.Ordinal)),
            ];
            Assert.Equal(chart.Descendants("li").Count(), lines.Length);
            Assert.All(lines, line => Assert.Matches("^M[0-9. ]+L[0-9. ]+L[0-9. ]+$", line.Attribute("d")!.Value));
        }

        EpochResult second = _content.History.Epochs[1];
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"epoch 2: training {second.TrainingLoss:F4}, test {second.ValidationLoss:F4}"),
            charts[0].Descendants("title").ElementAt(1).Value);
    }

    [Fact]
    public void The_table_of_the_epochs_has_their_numbers()
    {
        string[][] rows =
        [
            .. Section("epochs")
                .Descendants("tbody")
                .Elements("tr")
                .Select(row => row.Elements().Take(6).Select(cell => cell.Value).ToArray()),
        ];
        Assert.Equal(
            _content.History.Epochs.Select(epoch => string.Create(
                CultureInfo.InvariantCulture,
                $"{epoch.Epoch} {epoch.TrainingLoss:F4} {epoch.ValidationLoss:F4} {epoch.Training!.Accuracy * 100:F2} % {epoch.ValidationAccuracy * 100:F2} % {epoch.LearningRate:G4}")),
            rows.Select(row => string.Join(' ', row)));
    }

    [Fact]
    public void The_confusion_matrix_has_every_pair_of_classes()
    {
        ConfusionMatrix matrix = _content.Test.Confusion!;
        long[][] cells =
        [
            .. Section("confusion").Descendants("table").First().Element("tbody")!.Elements("tr")
                .Select(row => row.Elements("td").Select(cell => long.Parse(cell.Value, CultureInfo.InvariantCulture)).ToArray()),
        ];
        Assert.Equal(
            Enumerable.Range(0, 10).Select(actual => Enumerable.Range(0, 10).Select(predicted => matrix[actual, predicted]).ToArray()),
            cells);
        Assert.Equal(TinyImages.Tests, cells.Sum(row => row.Sum()));
    }

    [Fact]
    public void The_mistakes_are_shown_with_their_images_and_probabilities_the_surest_first()
    {
        Assert.InRange(_content.Mistakes.Count, TinyImages.WrongLabels / 2, TinyImages.Tests / 2);
        IReadOnlyList<Mistake> mistakes = _content.Mistakes.Surest(int.MaxValue);
        Assert.Equal(mistakes.OrderByDescending(mistake => mistake.Confidence), mistakes);
        XElement[] shown = [.. Section("mistakes").Descendants("ol").Elements("li")];
        Assert.Equal(Math.Min(28, mistakes.Count), shown.Length);
        foreach ((XElement item, Mistake mistake) in shown.Zip(mistakes))
        {
            var image = PngImage.FromUri(item.Element("img")!.Attribute("src")!.Value);
            Assert.Equal(_content.Data.TestImages.Pixels.Slice(mistake.Example * 784, 784).ToArray(), image.Pixels);
            Assert.Equal($"a {mistake.Actual} taken for a {mistake.Predicted}", item.Element("img")!.Attribute("alt")!.Value);
            Assert.Equal(
                Enumerable.Range(0, 10).Select(i => $"{i}: {Numbers.Probability(mistake.Probabilities[i])}"),
                item.Descendants("title").Select(title => title.Value));
        }
    }

    [Fact]
    public void The_first_layers_weights_are_an_image_for_each_unit()
    {
        ParameterInfo weight = _content.Network.ParameterTable[0];
        XElement[] images = [.. Section("weights").Descendants("img")];
        Assert.Equal(weight.Shape[0], images.Length);
        Assert.All(images, image =>
        {
            var png = PngImage.FromUri(image.Attribute("src")!.Value);
            Assert.Equal((28, 28, 4), (png.Width, png.Height, png.Channels));
        });
        Assert.True(images.Select(image => image.Attribute("src")!.Value).Distinct().Count() == images.Length);
    }

    [Fact]
    public void The_networks_table_is_its_summary() =>
        Assert.Equal(_content.Network.Summary.TrimEnd(), Section("network").Element("pre")!.Value);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a \"b\" 'c' & <d>")]
    [InlineData("data:image/png;base64,")]
    public void Names_are_text_whatever_they_are(string name)
    {
        XElement page = Parse(ReportPage.Create(_content with { Settings = _content.Settings with { DataFolder = name } }));
        string expected = name[(name.LastIndexOf('/') + 1)..];
        Assert.Equal(expected, page.Descendants("dt").Single(fact => fact.Value == "data").ElementsAfterSelf().First().Value);
        Assert.Empty(page.Descendants("script"));
    }

    [Fact]
    public void The_same_training_gives_the_same_page() => Assert.Equal(_text, ReportPage.Create(_content));

    [Fact]
    public void Without_mistakes_and_with_filters_there_is_a_page_too()
    {
        using var images = new TinyImages(training: 64);
        ReportContent content = TinyTraining.Run(
            TinyTraining.Settings(images.Path) with { Model = Models.All.Single(model => model.Name == "lenet5"), Epochs = 1, ReportPath = null });
        XElement page = Parse(ReportPage.Create(content with { Mistakes = new Mistakes(10) }));
        Assert.Equal("No test image was mistaken for another class.", Section(page, "mistakes").Element("p")!.Value);
        Assert.Equal(content.Network.ParameterTable[0].Shape[0], Section(page, "weights").Descendants("img").Count());
        Assert.Contains(
            "Epochs before a report was asked for have no training accuracy.", Section(page, "curves").Value, StringComparison.Ordinal);
    }

    private static XElement Parse(string page)
    {
        Assert.StartsWith(Doctype, page, StringComparison.Ordinal);
        return XElement.Parse(page[Doctype.Length..], LoadOptions.PreserveWhitespace);
    }

    private static XElement Section(XElement page, string id) =>
        page.Descendants("section").Single(section => section.Attribute("id")!.Value == id);

    private XElement Section(string id) => Section(_page, id);

    [GeneratedRegex("data:image/png;base64,[A-Za-z0-9+/=]*")]
    private static partial Regex WithoutImages();

    /// <summary>Trained once for all tests here.</summary>
    public sealed class TrainedPage
    {
        public TrainedPage()
        {
            using var images = new TinyImages(training: 1500);
            Content = TinyTraining.Run(TinyTraining.Settings(images.Path));
            Text = ReportPage.Create(Content);
        }

        internal ReportContent Content { get; }

        internal string Text { get; }
    }
}
