using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;
using SeriesItem = Flexboard.Core.Series.Series;

namespace Flexboard.Tests.Messages;

public sealed class MessageReaderTests
{
    private const long Now = 1_764_000_000_000;

    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly EventStore events = new();
    private readonly MessageReader reader;

    public MessageReaderTests() => reader = new MessageReader(store, events);

    [Theory]
    [InlineData("412.5", 412.5)]
    [InlineData(" -3e2 \n", -300)]
    [InlineData("+.5", 0.5)]
    [InlineData("007.", 7)]
    [InlineData("123456789012345678901234567890", 123456789012345678901234567890.0)]
    [InlineData("0.1e-5", 0.1e-5)]
    [InlineData("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [InlineData("\uFEFF412.5", 412.5)]
    public void ReadMetric_PlainNumber_IsTheSuffixesSeriesAtArrival(string message, double value)
    {
        var outcome = Read(message);
        Assert.Equal((1, 0), (outcome.Accepted, outcome.Refused));
        var series = Single("x");
        Assert.Equal((value, Now, Now), (series.Value, series.Time, series.Arrival));
        Assert.Empty(series.Labels);
        Assert.Equal("metrics:x", series.Channel);
    }

    [Fact]
    public void ReadMetric_FullObject_TakesAllOfIt()
    {
        var outcome = Read("""
            {"labels":{"zone":"b","site":"a"},"simulated":true,"unit":"1/s","kind":"counter","unknown":[{"a":[1,null]},"x"],
             "value":412,"time":1763999999123,"name":"checkout.tps"}
            """);
        Assert.Equal(1, outcome.Accepted);
        var series = Single("checkout.tps");
        Assert.Equal([new Label("site", "a"), new Label("zone", "b")], series.Labels.ToArray());
        Assert.Equal(
            (412.0, 1763999999123, Now, "1/s", SeriesKind.Counter, true),
            (series.Value, series.Time, series.Arrival, series.Unit, series.Kind, series.Simulated));
        Assert.Equal(-877, outcome.Skew);
    }

    [Theory]
    [InlineData("\"2025-11-24T16:00:00Z\"", 1_764_000_000_000)]
    [InlineData("\"2025-11-25T01:00:00.25+09:00\"", 1_764_000_000_250)]
    [InlineData("\"2025-11-24t15:59:60z\"", 1_763_999_999_999)]
    [InlineData("1764000000000.9", 1_764_000_000_000)]
    [InlineData("1.764e12", 1_764_000_000_000)]
    [InlineData("null", Now)]
    public void ReadMetric_Times_AreUnixMsOrRfc3339(string time, long expected)
    {
        Assert.Equal(1, Read($$"""{"value":1,"time":{{time}}}""").Accepted);
        Assert.Equal(expected, Single("x").Time);
    }

    [Fact]
    public void ReadMetric_Array_KeepsTheGoodItemsOfAHalfBadBatch()
    {
        var outcome = Read("""
            [{"name":"a","value":1},{"name":"b","value":"1"},7,{"name":"c","value":NaN},{"name":"d","value":2,"time":1764000000},
             {"name":"e","value":3}]
            """);
        Assert.Equal((2, 4), (outcome.Accepted, outcome.Refused));
        Assert.Equal(
            [(1, RejectReason.WrongType), (2, RejectReason.NotAnObject), (3, RejectReason.NotFinite), (4, RejectReason.TimeUnit)],
            outcome.Problems.Select(problem => (problem.Index, problem.Reason)));
        Assert.Equal(24, outcome.Problems[0].Position);
        Assert.Equal(["a", "e"], Names());
    }

    [Fact]
    public void ReadMetric_ArrayThatBreaks_KeepsWhatStoodBefore()
    {
        var outcome = Read("""[{"name":"a","value":1},{"name":"b","value":}, {"name":"c","value":1}]""");
        Assert.Equal((1, 1), (outcome.Accepted, outcome.Refused));
        Assert.Equal((1, RejectReason.NotJson), (outcome.Problems[0].Index, outcome.Problems[0].Reason));
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public void ReadMetric_LineProtocol_MakesASeriesOfEachField()
    {
        var outcome = Read("""
            # a comment

            checkout,site=a,zone=b tps=412,errors=3i,up=t,total=18446744073709551615u 1763999999000000000
            disk\ free,path=/a\,b\=c\ d ratio=.5
            """);
        Assert.Equal((5, 0), (outcome.Accepted, outcome.Refused));
        Assert.Equal(["checkout.errors", "checkout.total", "checkout.tps", "checkout.up", "disk free.ratio"], Names());
        var series = Single("checkout.errors");
        Assert.Equal((3.0, 1763999999000, "a"), (series.Value, series.Time, series.Label("site")));
        Assert.Equal(1, Single("checkout.up").Value);
        Assert.Equal(18446744073709551615.0, Single("checkout.total").Value);
        Assert.Equal("/a,b=c d", Single("disk free.ratio").Label("path"));
    }

    [Fact]
    public void ReadMetric_HalfBadLines_KeepTheGoodOnes()
    {
        var outcome = Read("a v=1\r\nb,site v=1\nc v=\"one, two\nthree\",w=2 1764000000000000000\nd v=1 1764000000\ne v=x\nf v=1\n");
        Assert.Equal(["a.v", "c.w", "f.v"], Names());
        Assert.Equal(
            [(1, RejectReason.BadLine), (2, RejectReason.StringField), (4, RejectReason.TimeUnit), (5, RejectReason.WrongType)],
            outcome.Problems.Select(problem => (problem.Index, problem.Reason)));
    }

    [Fact]
    public void ReadMetric_MessageThatWaited_WipesNothingThatOthersBroughtMeanwhile()
    {
        reader.ReadMetric("metrics:fast", "x", "a v=2"u8, Now + 10_000);
        reader.ReadMetric("metrics:slow", "x", "a v=1"u8, Now, readAt: Now + 10_100);
        var series = Assert.Single(store.All);
        Assert.Equal((2, 2), (series.Seconds!.Range(0, long.MaxValue).Count, series.Value));

        // The clock itself was set back.
        reader.ReadMetric("metrics:slow", "x", "a v=3"u8, Now + 1000);
        Assert.Equal((2, 3), (series.Seconds!.Range(0, long.MaxValue).Count, series.Value));
    }

    [Theory]
    [InlineData("a v=\"oops\nb v=1\nc v=2", "b c", "0: bad-line")]
    [InlineData("a v=\"oops\nb v=1\nc s=\"x\",v=3\nd v=2", "b c d", "0: bad-line, 2: string-field")]
    [InlineData("a v=\"oops\nb v=1\nc s=\" x\",v=3\nd v=2", "b c d", "0: bad-line, 2: string-field")]
    [InlineData("a v=1,s=\"one\ntwo\" 1764000000000000000\nb v=\"oops\nc v=2", "a c", "0: string-field, 2: bad-line")]
    [InlineData("a,site\nb v=1", "b", "0: bad-line")]
    [InlineData("a v=\"oops\n", "", "0: bad-line")]
    public void ReadMetric_LineThatIsBroken_CostsOnlyItself(string message, string taken, string problems)
    {
        var outcome = Read(message);
        Assert.Equal(problems, string.Join(", ", outcome.Problems.Select(one => $"{one.Index}: {one.Reason.NameOf()}")));
        Assert.Equal(taken, string.Join(' ', store.All.Select(one => one.Name[..1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void ReadMetric_LinesThatAreNotUtf8_CostOnlyThemselves()
    {
        var outcome = reader.ReadMetric("metrics:x", "x", "a v=1\nb\xff v=1\nc v=1"u8.ToArray().Select(b => b).ToArray(), Now);
        Assert.Equal(3, outcome.Accepted);
        byte[] broken = [.. "a v=1\nb"u8, 0xff, .. " v=2\nc v=1"u8];
        outcome = reader.ReadMetric("metrics:x", "x", broken, Now + 1);
        Assert.Equal((2, 1), (outcome.Accepted, outcome.CountOf(RejectReason.NotUtf8)));
        Assert.Equal(1, outcome.Problems[0].Index);
    }

    [Fact]
    public void ReadMetric_Durations_CountInTheirColumn()
    {
        Assert.Equal(1, Read("""{"name":"e","durations":[12,85,3100],"errors":[30011],"time":1764000000000}""").Accepted);
        Assert.Equal(1, Read("""{"name":"e","histogram":{"bounds":[100,500,1000],"counts":[40,9,2,1]}}""").Accepted);
        Assert.Equal(1, Read("""{"name":"e","errors":[5]}""").Accepted);
        var column = Single("e").Durations!.At(1_764_000_000_000)!;
        Assert.Equal((57L, 2L, 30011.0), (column.Count, column.Errors, column.Max));
    }

    [Fact]
    public void ReadMetric_TimesAhead_AreTakenAsArrivalAndCountedAsSkew()
    {
        var outcome = Read($$"""[{"value":1,"time":{{Now + 540_000}}},{"name":"y","value":1,"time":{{Now + 5000}}}]""");
        Assert.Equal((2, 1, 540_000L), (outcome.Accepted, outcome.Ahead, outcome.Skew));
        Assert.Equal(Now, Single("x").Time);
        Assert.Equal(Now + 5000, Single("y").Time);
        Assert.Equal(-30_000, Read($$"""{"value":2,"time":{{Now - 30_000}}}""").Skew);
        Assert.Null(Read("3").Skew);
    }

    [Fact]
    public void ReadMetric_SameSampleAgain_IsADuplicateNotAnError()
    {
        const string Message = """{"value":1,"time":1763999999000}""";
        Read(Message);
        var outcome = Read(Message);
        Assert.Equal((1, 1, 0), (outcome.Accepted, outcome.Duplicates, outcome.Refused));
        Assert.Equal(1, Single("x").Seconds![1763999999].Count);
    }

    [Fact]
    public void ReadMetric_ContradictoryMetadata_IsReportedAndKept()
    {
        Read("""{"value":1,"unit":"ms","kind":"counter"}""");
        Assert.Empty(Read("2").Problems);
        var outcome = Read("""[{"value":3,"unit":"s"},{"value":4,"kind":"gauge"},{"durations":[1]}]""");
        Assert.Equal((2, 1), (outcome.Accepted, outcome.Refused));
        Assert.Equal(
            [RejectReason.UnitConflict, RejectReason.KindConflict, RejectReason.FormConflict],
            outcome.Problems.Select(problem => problem.Reason));
        Assert.Equal((4.0, "ms", SeriesKind.Counter), (Single("x").Value, Single("x").Unit, Single("x").Kind));
    }

    [Fact]
    public void ReadMetric_KindSaidLater_IsTaken()
    {
        Read("1");
        Assert.Empty(Read("""{"value":2,"kind":"counter"}""").Problems);
        Assert.Equal(SeriesKind.Counter, Single("x").Kind);
    }

    [Fact]
    public void ReadMetric_NamesInTwoNormalForms_AreOneSeries()
    {
        Read("""{"name":"Cafe\u0301 각","value":1,"labels":{"도시":"서울"}}""");
        Read("{\"name\":\"Caf\u00e9 \u1100\u1161\u11a8\",\"value\":2,\"labels\":{\"\u1103\u1169\u1109\u1175\":\"서울\"}}");
        Assert.Equal(2, Single("Café 각").Value);
        Assert.Equal("서울", Single("Café 각").Label("도시"));
    }

    [Fact]
    public void ReadMetric_CheckOnly_TellsTheSameAndStoresNothing()
    {
        var outcome = new MessageReader().ReadMetric("metrics:x", "x", """[{"value":1},{"value":"1"}]"""u8, Now);
        Assert.Equal((1, 1), (outcome.Accepted, outcome.Refused));
        Assert.Equal(0, store.Count);
    }

    [Fact]
    public void ReadEvent_OnlyATitle_IsOpenInfoNow()
    {
        Assert.Equal(1, reader.ReadEvent("""{"title":"Opening in 10 minutes"}"""u8, Now).Accepted);
        var one = Assert.Single(events.NewestFirst);
        Assert.Equal((Severity.Info, true, Now, Now), (one.Severity, one.Open, one.Time, one.Arrival));
    }

    [Fact]
    public void ReadEvent_SameIdAgain_UpdatesWithoutForgettingTheRest()
    {
        ReadEvent("""{"id":"db","severity":"critical","title":"DB slow","text":"p95 9 s","source":"apm","labels":{"tier":"db"}}""", Now);
        ReadEvent("""{"id":"db","state":"resolved","title":"DB well"}""", Now + 60_000);
        var one = Assert.Single(events.NewestFirst);
        Assert.Equal(
            (Severity.Critical, false, "DB well", "p95 9 s", "apm", Now, Now + 60_000),
            (one.Severity, one.Open, one.Title, one.Text, one.Source, one.Time, one.Arrival));
        Assert.Equal([new Label("tier", "db")], one.Labels.ToArray());
        ReadEvent("""{"id":"db","title":"DB slow"}""", Now + 120_000);
        Assert.Equal((true, Now + 120_000), (events.Find("db")!.Open, events.Find("db")!.Time));
    }

    [Fact]
    public void ReadEvent_PlannedWorkAndBadOnes_ToldApart()
    {
        var outcome = ReadEvent("""
            [{"title":"Patch","from":"2026-01-01T00:00:00Z","until":"2026-01-01T01:00:00Z","simulated":true},
             {"title":" "},{"id":"","title":"a"},{"title":"a","severity":"fatal"},{"title":"a","state":1},{"title":7},
             {"title":"a","from":1764000001000,"until":1764000000000},{"text":"a"},{"title":"tab\there","text":"a\nb\u0007"}]
            """, Now);
        Assert.Equal(2, outcome.Accepted);
        Assert.Equal(
            [RejectReason.NoTitle, RejectReason.EmptyName, RejectReason.UnknownWord, RejectReason.WrongType, RejectReason.WrongType,
                RejectReason.BadPeriod, RejectReason.NoTitle],
            outcome.Problems.Select(problem => problem.Reason));
        var work = Assert.Single(events.NewestFirst, one => one.From is not null);
        Assert.Equal((1_767_225_600_000, 1_767_229_200_000, true), (work.From, work.Until, work.Simulated));
        Assert.Single(events.NewestFirst, one => one.Title == "tab here" && one.Text == "a\nb");
    }

    [Fact]
    public void ReadEvent_WordyAlarm_IsCutNotRefused()
    {
        ReadEvent($$"""{"id":"a","title":"{{new string('가', 300)}}","text":"{{string.Concat(Enumerable.Repeat("😀", 3000))}}"}""", Now);
        var one = events.Find("a")!;
        Assert.Equal(new string('가', 199) + "…", one.Title);
        Assert.Equal(string.Concat(Enumerable.Repeat("😀", 1999)) + "…", one.Text);
    }

    private MessageOutcome Read(string message) => reader.ReadMetric("metrics:x", "x", Encoding.UTF8.GetBytes(message), Now);

    private MessageOutcome ReadEvent(string message, long arrival) => reader.ReadEvent(Encoding.UTF8.GetBytes(message), arrival);

    private string[] Names() => [.. store.All.Select(series => series.Name).Order(StringComparer.Ordinal)];

    private SeriesItem Single(string name) => store.All.Single(series => series.Name == name);
}
