using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Core.Series;
using Flexboard.Designer;
using Flexboard.Tests.Widgets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Flexboard.Tests.Designer;

/// <summary>What a picker is told of the series that arrive.</summary>
public sealed class SeriesBrowserTests : IDisposable
{
    private readonly Stage stage = new();
    private readonly ManualTime time = new(Stage.Start);

    public void Dispose() => stage.Dispose();

    [Theory]
    [InlineData("cpu", "host.cpu a", "host.cpu b", "db.CPU")]
    [InlineData("CPU HOST", "host.cpu a", "host.cpu b")]
    [InlineData("서울", "host.cpu b")]
    [InlineData("site", "host.cpu b")]
    [InlineData("cpu b", "host.cpu b", "db.CPU")]
    [InlineData("", "host.cpu a", "host.cpu b", "db.CPU", "other")]
    [InlineData("cpu nothing")]
    public void Find_Words_AllMustBeInNameOrLabelsWhateverTheirCase(string search, params string[] expected)
    {
        stage.Publish("host.cpu", 1, ("host", "a"));
        stage.Publish("host.cpu", 2, ("host", "b"), ("site", "서울"));
        stage.Publish("db.CPU", 3);
        stage.Publish("other", 4);

        var found = Find(("search", search));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Titles(found).Order(StringComparer.Ordinal));
        Assert.Equal((4, expected.Length), ((int)found["total"]!, (int)found["matched"]!));
    }

    [Fact]
    public void Find_DecomposedText_IsTheSameText()
    {
        stage.Publish("café", 1);

        Assert.Equal(["café"], Titles(Find(("search", "cafe\u0301"))));
    }

    [Fact]
    public void Find_Order_IsBeginningOfTheNameThenReportingThenSilentForTheShortest()
    {
        Publish("load.old", Stage.Start - 300_000);
        Publish("load.older", Stage.Start - 900_000);
        Publish("load.b", Stage.Start - 50);
        Publish("load.a", Stage.Start - 3000);
        Publish("host.load", Stage.Start);

        Assert.Equal(["load.a", "load.b", "load.old", "load.older", "host.load"], Titles(Find(("search", "LOAD"))));
        Assert.Equal(["load.a", "load.b"], Titles(Find(("search", "LOAD"), ("limit", "2"))));
    }

    [Theory]
    [InlineData("host", "x=1 a", "x=1 b")]
    [InlineData("host=a", "x=1 a")]
    [InlineData("host=A")]
    [InlineData("hos")]
    [InlineData("host:a")]
    [InlineData("a=b", "x=2 c")]
    [InlineData("a=b=c", "x=2 c")]
    [InlineData("a=b=")]
    public void Find_Label_NarrowsExactlyWhateverStandsInIt(string label, params string[] expected)
    {
        stage.Publish("x=1", 1, ("host", "a"));
        stage.Publish("x=1", 1, ("host", "b"));
        stage.Publish("x=2", 1, ("a=b", "c"));

        Assert.Equal(expected, Titles(Find(("label", label))));
    }

    [Fact]
    public void Find_TwoLabelsAndAName_AllMustHold()
    {
        stage.Publish("x", 1, ("host", "a"), ("core", "0"));
        stage.Publish("x", 1, ("host", "a"), ("core", "1"));
        stage.Publish("y", 1, ("host", "a"), ("core", "1"));

        Assert.Equal(["x 1 a"], Titles(Find(("name", "x"), ("label", "host=a"), ("label", "core=1"))));
    }

    [Fact]
    public void Find_Gauge_TellsItsValueAgeAndLastMinutes()
    {
        Publish("host.cpu", Stage.Start - 4000, 40, unit: "%", simulated: true);

        var one = Find()["series"]![0]!;

        Assert.Equal((40, "%", "gauge", true), ((double)one["value"]!, (string)one["unit"]!, (string)one["kind"]!, (bool)one["simulated"]!));
        Assert.Equal((Stage.Start - 4000, 4000), ((long)one["time"]!, (long)one["age"]!));
        Assert.Equal("metrics:test", (string)one["channel"]!);
        var spark = one["spark"]!.AsArray();
        Assert.Equal(60, spark.Count);
        Assert.Null(spark[0]);

        // The newest point is of the last multiple of 5 s that is over, at which nothing was known yet.
        Assert.Null(spark[59]);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(40, (double)Find()["series"]![0]!["spark"]![59]!);
    }

    [Fact]
    public void Find_Counter_IsDrawnAsWhatItGains()
    {
        for (int second = 0; second <= 300; second++)
        {
            Publish("sold", Stage.Start - 300_000 + (second * 1000), 5000 + (second * 7), kind: SeriesKind.Counter);
        }

        var one = Find()["series"]![0]!;

        Assert.Equal((7100, "counter"), ((double)one["value"]!, (string)one["kind"]!));
        Assert.All(one["spark"]!.AsArray().Skip(2), point => Assert.Equal(7, (double)point!, 9));
    }

    [Fact]
    public void Names_OfSeveralSeries_CountAddUpAndTellWhatTheyAreToldApartBy()
    {
        stage.Publish("net.receive", 100, ("host", "a"), ("interface", "eth0"));
        stage.Publish("net.receive", 250, ("host", "a"), ("interface", "eth1"));
        stage.Publish("net.other", 1);

        var found = Names(("search", "receive"));

        Assert.Equal((3, 2, 1), ((int)found["total"]!, (int)found["matched"]!, (int)found["matchedNames"]!));
        var name = found["names"]![0]!;
        Assert.Equal(("net.receive", 2, 350, "sum"), ((string)name["name"]!, (int)name["series"]!, (double)name["value"]!, (string)name["across"]!));
        Assert.Equal("""[{"name":"host","values":1},{"name":"interface","values":2}]""", name["labels"]!.ToJsonString());
    }

    [Fact]
    public void Names_Percent_IsAMean()
    {
        Publish("cpu.core", Stage.Start, 20, unit: "%", labels: ("core", "0"));
        Publish("cpu.core", Stage.Start, 60, unit: "%", labels: ("core", "1"));

        var name = Names()["names"]![0]!;

        Assert.Equal((40, "avg"), ((double)name["value"]!, (string)name["across"]!));
    }

    [Fact]
    public void Names_SilentSeries_DoesNotCountBesideThoseThatReport()
    {
        Publish("up", Stage.Start - 600_000, 100, labels: ("host", "gone"));
        Publish("up", Stage.Start, 1, labels: ("host", "here"));

        Assert.Equal(1, (double)Names()["names"]![0]!["value"]!);
    }

    [Theory]
    [InlineData(SeriesPicture.MostForSpark, true)]
    [InlineData(SeriesPicture.MostForSpark + 1, false)]
    public void Names_VeryManySeries_AreNotDrawn(int count, bool drawn)
    {
        for (int i = 0; i < count; i++)
        {
            stage.Publish("many", 1, ("i", $"{i}"));
        }

        var name = Names()["names"]![0]!;

        Assert.Equal((count, drawn), ((int)name["series"]!, name["spark"] is not null));
    }

    [Fact]
    public void Labels_OfAName_ListValuesInNaturalOrderWithTheirSeries()
    {
        stage.Publish("x", 1, ("host", "web-10"), ("core", "0"));
        stage.Publish("x", 1, ("host", "web-2"), ("core", "0"));
        stage.Publish("x", 1, ("host", "web-2"), ("core", "1"));
        stage.Publish("y", 1, ("other", "z"));

        var found = Json(Browser.LabelsOf(Query(("name", "x"), ("limit", "1"))));
        var all = Json(Browser.LabelsOf(Query(("name", "x"))));

        Assert.Equal(3, (int)found["matched"]!);
        Assert.Equal("""{"name":"host","series":3,"values":2,"top":[{"value":"web-2","series":2}]}""", found["labels"]![1]!.ToJsonString());
        Assert.Equal(["web-2", "web-10"], all["labels"]![1]!["top"]!.AsArray().Select(value => (string)value!["value"]!));
    }

    private SeriesBrowser Browser => new(stage.Store, time);

    private static SeriesQuery Query(params (string Name, string Value)[] query)
    {
        var members = query.GroupBy(one => one.Name).ToDictionary(one => one.Key, one => new StringValues([.. one.Select(value => value.Value)]));
        var read = SeriesQuery.Read(new QueryCollection(members), out string fault);
        Assert.Equal("", fault);
        return read!;
    }

    private static JsonNode Json(object answer) => JsonSerializer.SerializeToNode(answer, JsonSerializerOptions.Web)!;

    private static IEnumerable<string> Titles(JsonNode found) => found["series"]!.AsArray().Select(one =>
        string.Join(' ', one!["labels"]!.AsObject().Where(label => label.Key != "site").Select(label => (string)label.Value!).Prepend((string)one["name"]!)));

    private JsonNode Find(params (string Name, string Value)[] query) => Json(Browser.Find(Query(query)));

    private JsonNode Names(params (string Name, string Value)[] query) => Json(Browser.Names(Query(query)));

    private void Publish(
        string name, long at, double value = 1, string? unit = null, SeriesKind kind = SeriesKind.Gauge, bool simulated = false, (string Name, string Value)? labels = null)
    {
        var key = new SeriesKey();
        key.Start(Encoding.UTF8.GetBytes(name));
        if (labels is var (label, said))
        {
            key.AddLabel(Encoding.UTF8.GetBytes(label), Encoding.UTF8.GetBytes(said));
        }

        lock (stage.Store.Gate)
        {
            stage.Store.Append(key, "metrics:test", value, new SampleContext(at, at, false, kind, unit, simulated));
        }
    }
}
