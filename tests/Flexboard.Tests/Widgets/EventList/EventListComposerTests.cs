using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets.EventList;

public sealed class EventListComposerTests : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Write_NoEvents_IsAnEmptyList()
    {
        var payload = stage.Place("event-list").Compose();
        Assert.Equal(0, payload.GetProperty("lines").GetInt32());
        Assert.Empty(Ids(payload));
    }

    [Fact]
    public void Write_OpenAndResolved_OpenStandFirstEachNewestFirst()
    {
        Put("a", 1, open: false);
        Put("b", 2);
        Put("c", 3, open: false);
        Put("d", 4);

        Assert.Equal(["d", "b", "c", "a"], Ids(stage.Place("event-list").Compose()));
        Assert.Equal(["d", "c", "b", "a"], Ids(stage.Place("event-list", """{"openFirst":false}""").Compose()));
        Assert.Equal(["d", "b"], Ids(stage.Place("event-list", """{"resolved":false}""").Compose()));
    }

    [Fact]
    public void Write_Event_IsSentWithAllThatIsShown()
    {
        stage.Publish(new BoardEvent
        {
            Id = "x",
            Severity = Severity.Critical,
            Title = "DB <b>down</b>",
            Text = "primary",
            Source = "probe",
            Time = Stage.Start,
            Arrival = Stage.Start,
        });

        var item = stage.Place("event-list").Compose().GetProperty("items")[0];

        Assert.Equal("critical", item.GetProperty("severity").GetString());
        Assert.Equal("DB <b>down</b>", item.GetProperty("title").GetString());
        Assert.Equal("primary", item.GetProperty("text").GetString());
        Assert.Equal("probe", item.GetProperty("source").GetString());
        Assert.Equal(Stage.Start, item.GetProperty("time").GetInt64());
        Assert.True(item.GetProperty("open").GetBoolean());
        Assert.False(item.TryGetProperty("n", out _));
    }

    [Fact]
    public void Write_EventComesOrIsResolved_AsksForAComposition()
    {
        stage.Place("event-list").Compose();
        int before = stage.Signals;

        Put("a", 1);
        Assert.Equal(before + 1, stage.Signals);
        Assert.Equal(["a"], Ids(stage.Compose()));

        Put("a", 1, open: false);
        Assert.Equal(before + 2, stage.Signals);
        Assert.False(stage.Compose().GetProperty("items")[0].GetProperty("open").GetBoolean());
    }

    [Fact]
    public void Dispose_EventComesAfterwards_AsksForNothing()
    {
        stage.Place("event-list").Compose();
        stage.Dispose();
        int before = stage.Signals;
        Put("a", 1);
        Assert.Equal(before, stage.Signals);
    }

    [Fact]
    public void Write_SeveritiesAndLabels_AreFiltered()
    {
        Put("a", 1, severity: Severity.Critical, labels: ("site", "seoul"));
        Put("b", 2, severity: Severity.Info, labels: ("site", "seoul"));
        Put("c", 3, severity: Severity.Critical, labels: ("site", "busan"));
        Put("d", 4, severity: Severity.Critical);

        Assert.Equal(["d", "c", "a"], Ids(stage.Place("event-list", """{"severities":["critical"]}""").Compose()));
        Assert.Equal(["b", "a"], Ids(stage.Place("event-list", """{"labels":{"site":"se*"}}""").Compose()));
        Assert.Equal(["c", "b", "a"], Ids(stage.Place("event-list", """{"labels":{"site":"*"}}""").Compose()));
    }

    [Fact]
    public void Write_Acknowledged_SaysWhoWhenAndHowMany()
    {
        Put("a", 1, severity: Severity.Critical);
        var item = stage.Place("event-list").Compose().GetProperty("items")[0];
        Assert.True(item.GetProperty("new").GetBoolean());
        Assert.False(item.TryGetProperty("ack", out _));

        stage.Publish(stage.Events.Find("a")! with { Acknowledgements = [new("Kim", 5), new("Lee", 9)] });
        item = stage.Compose().GetProperty("items")[0];
        Assert.False(item.TryGetProperty("new", out _));
        Assert.Equal(("Lee", 9, 2), (item.GetProperty("ack").GetProperty("by").GetString(), item.GetProperty("ack").GetProperty("at").GetInt64(), item.GetProperty("ack").GetProperty("n").GetInt32()));

        stage.Publish(stage.Events.Find("a")! with { Open = false, ResolvedBy = "Kim", Resolved = 10 });
        item = stage.Compose().GetProperty("items")[0];
        Assert.Equal("Kim", item.GetProperty("by").GetString());
    }

    [Fact]
    public void Write_PlannedOrResolved_IsNeverNew()
    {
        stage.Publish(new BoardEvent { Id = "work", Title = "w", Severity = Severity.Critical, Time = Stage.Start, Arrival = Stage.Start, From = Stage.Start, Until = Stage.Start + 9 });
        Put("a", 1, open: false, severity: Severity.Critical);
        Assert.All(stage.Place("event-list").Compose().GetProperty("items").EnumerateArray(), item => Assert.False(item.TryGetProperty("new", out _)));
    }

    [Fact]
    public void Write_StatusMessages_OnlyWhenAskedFor()
    {
        Put("a", 1);
        stage.Publish(new BoardEvent { Id = "s", Title = "Doors open", Source = "status", Time = Stage.Start + 5000, Arrival = Stage.Start });
        Assert.Equal(["a"], Ids(stage.Place("event-list").Compose()));
        Assert.Equal(["s", "a"], Ids(stage.Place("event-list", """{"status":true}""").Compose()));
    }

    [Fact]
    public void Write_Flood_IsSaidUntilItIsOver()
    {
        for (int i = 0; i < 11; i++)
        {
            Put($"e{i}", i);
        }

        stage.Now = Stage.Start + 600_000;
        Assert.Equal(11, stage.Place("event-list").Compose().GetProperty("flood").GetInt32());
        Assert.True(stage.Composer.FollowsClock);
        stage.Now++;
        Assert.False(stage.Compose().TryGetProperty("flood", out _));
        Assert.False(stage.Composer.FollowsClock);
    }

    [Fact]
    public void Write_MoreLinesThanMax_SaysHowManyThereAre()
    {
        for (int i = 0; i < 200; i++)
        {
            Put($"e{i:000}", i * 3600);
        }

        var payload = stage.Place("event-list", """{"max":5}""").Compose();

        Assert.Equal(["e199", "e198", "e197", "e196", "e195"], Ids(payload));
        Assert.Equal(200, payload.GetProperty("lines").GetInt32());
        Assert.Equal(200, payload.GetProperty("open").GetInt32());
    }

    [Fact]
    public void Write_LongHostileTexts_StayWithinTheFrame()
    {
        for (int i = 0; i < 100; i++)
        {
            Put($"{i:000}{new string('i', 190)}", i * 3600, title: new string('한', 5000), text: string.Concat(Enumerable.Repeat("😀", 4000)));
        }

        var payload = stage.Place("event-list", """{"max":50}""").Compose();

        Assert.True(System.Text.Encoding.UTF8.GetByteCount(payload.GetProperty("items").EnumerateArray()
            .Aggregate("", (all, item) => all + item.GetProperty("title") + item.GetProperty("text"))) < 48_000);
        Assert.All(payload.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.EndsWith("…", item.GetProperty("text").GetString());
            Assert.DoesNotContain('\uFFFD', item.GetProperty("text").GetString()!);
        });
    }

    [Fact]
    public void Write_PlannedWorkPasses_NoLongerStandsAmongTheOpen()
    {
        stage.Place("event-list");
        Assert.False(stage.Composer.FollowsClock);
        stage.Publish(new BoardEvent
        {
            Id = "work",
            Title = "Switch replaced",
            Time = Stage.Start,
            Arrival = Stage.Start,
            From = Stage.Start + 60_000,
            Until = Stage.Start + 120_000,
        });

        var item = stage.Compose().GetProperty("items")[0];
        Assert.True(stage.Composer.FollowsClock);
        Assert.True(item.GetProperty("open").GetBoolean());
        Assert.Equal(Stage.Start + 60_000, item.GetProperty("from").GetInt64());

        stage.Now += 120_001;
        Assert.False(stage.Compose().GetProperty("items")[0].GetProperty("open").GetBoolean());
    }

    [Fact]
    public void Write_SimulatedEvent_IsShownAsSuchWhileItIsInTheList()
    {
        stage.Place("event-list", """{"resolved":false}""").Compose();
        Assert.False(stage.Composer.ShowsSimulated);

        var one = new BoardEvent { Id = "s", Title = "drill", Time = Stage.Start, Arrival = Stage.Start, Simulated = true };
        stage.Publish(one);
        stage.Compose();
        Assert.True(stage.Composer.ShowsSimulated);

        stage.Publish(one with { Open = false });
        stage.Compose();
        Assert.False(stage.Composer.ShowsSimulated);
    }

    [Theory]
    [InlineData("""{"max":0}""", "$.max")]
    [InlineData("""{"max":51}""", "$.max")]
    [InlineData("""{"severities":[]}""", "$.severities")]
    [InlineData("""{"severities":["loud"]}""", "$.severities[0]")]
    [InlineData("""{"labels":{"":"x"}}""", "$.labels")]
    [InlineData("""{"layout":"grid"}""", "$.layout")]
    [InlineData("""{"sound":"loud"}""", "$.sound")]
    public void Options_Wrong_AreRefusedByPath(string json, string path)
    {
        var (options, problems) = Stage.ReadOptions("event-list", json);
        Assert.Null(options);
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Fact]
    public void EventList_NothingHappens_IsAsFreshAsTheFeed()
    {
        var kind = WidgetKinds.Find("event-list")!;
        Assert.True(kind.FollowsFeed);
        Assert.False(kind.NeedsData);
    }

    private void Put(
        string id,
        int secondsLater,
        bool open = true,
        Severity severity = Severity.Warning,
        string title = "title",
        string text = "",
        params (string Name, string Value)[] labels) => stage.Publish(new BoardEvent
        {
            Id = id,
            Severity = severity,
            Open = open,
            Title = title,
            Text = text,
            Time = Stage.Start + (secondsLater * 1000L),
            Arrival = Stage.Start + (secondsLater * 1000L),
            Labels = [.. labels.Select(label => new Label(label.Name, label.Value))],
        });

    private static IEnumerable<string?> Ids(JsonElement payload) =>
        payload.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());
}
