using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Designer;
using Flexboard.Tests.Widgets;

namespace Flexboard.Tests.Designer;

/// <summary>A preview says what the widget will show.</summary>
public sealed class BindingPreviewTests : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Theory]
    [InlineData("""{"series":"x"}""")]
    [InlineData("""{"series":"x","across":"max"}""")]
    [InlineData("""{"series":"x","over":"avg","windowSeconds":30,"across":"avg"}""")]
    [InlineData("""{"series":"x","over":"p95","windowSeconds":60,"scale":0.001,"unit":"s"}""")]
    [InlineData("""{"series":"x","over":"sum","windowSeconds":120}""")]
    [InlineData("""{"series":"?","where":{"host":"web-*"},"across":"count"}""")]
    [InlineData("""{"series":"x","where":{"host":"web-1"}}""")]
    [InlineData("""{"series":"nothing"}""")]
    public void Of_Binding_IsWhatANumberShows(string json)
    {
        for (int second = -400; second <= 0; second++)
        {
            stage.Now = Stage.Start + (second * 1000);
            stage.Publish("x", 10 + (second % 7), ("host", "web-1"));
            stage.Publish("x", 20 + (second % 11), ("host", "web-2"));
        }

        var binding = Binding(json);
        var shown = stage.Place("number", """{"sparkline":{"seconds":300}}""", binding).Compose();
        var preview = Preview(binding);

        Assert.Equal(shown.GetProperty("value").ToString(), preview["value"]?.ToJsonString() ?? "");
        Assert.Equal(shown.GetProperty("unit").GetString(), (string)preview["unit"]!);
        Assert.Equal(shown.GetProperty("sparkline").GetProperty("points").GetRawText(), preview["spark"]!.ToJsonString());
    }

    [Fact]
    public void Of_GroupedBinding_ListsTwentyAndCountsAll()
    {
        for (int i = 1; i <= 25; i++)
        {
            stage.Publish("x", i, ("host", $"h{i:00}"), ("core", "0"));
            stage.Publish("x", i, ("host", $"h{i:00}"), ("core", "1"));
        }

        var preview = Preview(Binding("""{"series":"x","by":"host","label":"Host {host}"}"""));

        Assert.Equal((50, 50, 25, 650), ((int)preview["matched"]!, (int)preview["fresh"]!, (int)preview["totalGroups"]!, (double)preview["value"]!));
        Assert.Equal(20, preview["groups"]!.AsArray().Count);
        Assert.Equal("""{"label":"Host h02","value":4}""", preview["groups"]![1]!.ToJsonString());
    }

    [Fact]
    public void Of_NoMatch_IsSaid()
    {
        stage.Publish("x", 1);

        var preview = Preview(Binding("""{"series":"y","as":"baseline"}"""));

        Assert.Equal(("baseline", 0, 0, 0), ((string)preview["as"]!, (int)preview["matched"]!, (int)preview["fresh"]!, (int)preview["totalGroups"]!));
        Assert.Null(preview["value"]);
        Assert.Empty(preview["groups"]!.AsArray());
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(60_000.0, 2)]
    public void Of_Deadline_DecidesWhatIsFreshAndCounts(double? deadline, int fresh)
    {
        stage.Now = Stage.Start - 30_000;
        stage.Publish("x", 5, ("host", "slow"));
        stage.Now = Stage.Start;
        stage.Publish("x", 1, ("host", "quick"));

        var preview = Preview(Binding("""{"series":"x"}"""), deadline);

        Assert.Equal((2, fresh, fresh == 2 ? 6 : 1), ((int)preview["matched"]!, (int)preview["fresh"]!, (double)preview["value"]!));
    }

    [Fact]
    public void Of_TooManySeriesOverTooLong_CountsThemAndDoesNotReadThem()
    {
        for (int i = 0; i < 200; i++)
        {
            stage.Publish("x", 1, ("i", $"{i}"));
        }

        var tooMuch = Preview(Binding("""{"series":"x","over":"avg","windowSeconds":3600}"""));
        var noCurve = Preview(Binding("""{"series":"x","over":"avg","windowSeconds":60}"""));

        Assert.Equal((200, 200, true), ((int)tooMuch["matched"]!, (int)tooMuch["fresh"]!, (bool)tooMuch["tooMuch"]!));
        Assert.Null(tooMuch["value"]);
        Assert.Null(tooMuch["spark"]);
        Assert.Equal((200, false), ((double)noCurve["value"]!, (bool)noCurve["tooMuch"]!));
        Assert.Null(noCurve["spark"]);
    }

    [Fact]
    public void Of_ManyBindingsToVeryManySeries_AreCountedFromSomeOnwards()
    {
        for (int i = 0; i < 2000; i++)
        {
            stage.Publish("x", 1, ("i", $"{i}"));
        }

        var answers = Preview([.. Enumerable.Repeat(Binding("""{"series":"x*"}"""), 51)]);

        Assert.Equal([.. Enumerable.Repeat(false, 50), true], answers.Select(one => (bool)one["tooMuch"]!));
        Assert.Equal((2000, 2000), ((int)answers[50]["matched"]!, (int)answers[50]["fresh"]!));
        Assert.Null(answers[50]["totalGroups"]);
    }

    [Fact]
    public void Of_Preview_IsOfOneMomentAndFollowsNothing()
    {
        stage.Publish("x", 1);
        var series = new SeriesBrowser(stage.Store, new ManualTime(Stage.Start)).All();
        var selection = SeriesSelection.Of(new SeriesSelector("x*"), series);
        stage.Publish("xy", 1);

        Assert.Equal(1, selection.Items.Length);
        selection.Dispose();
        Assert.Equal(2, (int)Preview(Binding("""{"series":"x*"}"""))["matched"]!);
    }

    private static Binding Binding(string json)
    {
        var faults = new List<BoardFault>();
        var binding = BindingReader.Read(new JsonSpot(BoardJson.Parse(Encoding.UTF8.GetBytes(json), faults)!.Value, "$", faults));
        Assert.Empty(faults);
        return binding!;
    }

    private JsonNode Preview(Binding binding, double? deadline = null) => Assert.Single(Preview([binding], deadline));

    private List<JsonNode> Preview(IReadOnlyList<Binding> data, double? deadline = null)
    {
        var browser = new SeriesBrowser(stage.Store, new ManualTime(stage.Now));
        return [.. new BindingPreview(stage.Store, browser).Of(data, deadline).Select(one => JsonSerializer.SerializeToNode(one, JsonSerializerOptions.Web)!)];
    }
}
