using System.Text.Json;
using Flexboard.Core.Events;

namespace Flexboard.Tests.Widgets.EventTimeline;

public sealed class EventTimelineComposerTests : IDisposable
{
    private const string Hour = """{"windowSeconds":3600,"aheadSeconds":600}""";

    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Write_EventsOfTheWindow_AreThereWithBeginAndEnd()
    {
        stage.Publish(Event("open", 7200));
        stage.Publish(Event("over", 7200) with { Open = false, Resolved = Stage.Start - 60_000 });
        stage.Publish(Event("long over", 7200) with { Open = false, Resolved = Stage.Start - 3_600_001 });
        stage.Publish(Event("notice", 60, Severity.Info));
        stage.Publish(Event("old notice", 3601, Severity.Info));

        var payload = stage.Place("event-timeline", Hour).Compose();

        Assert.Equal(["open", "notice", "over"], Ids(payload));
        Assert.Equal((3, 2), (payload.GetProperty("lines").GetInt32(), payload.GetProperty("open").GetInt32()));
        var items = payload.GetProperty("items");
        Assert.Equal(Stage.Start - 7_200_000, items[0].GetProperty("began").GetInt64());
        Assert.False(items[0].TryGetProperty("end", out _));
        Assert.Equal(Stage.Start - 60_000, items[2].GetProperty("end").GetInt64());
    }

    [Fact]
    public void Write_PlannedWorks_EnterAndLeaveByTheirOwnTimes()
    {
        stage.Publish(Event("work", 90_000) with { From = Stage.Start + 601_000, Until = Stage.Start + 602_000 });
        Assert.Empty(Ids(stage.Place("event-timeline", Hour).Compose()));
        Assert.True(stage.Composer.FollowsClock);
        stage.Now += 1000;
        Assert.Equal(["work"], Ids(stage.Compose()));
        stage.Now = Stage.Start + 602_000 + 3_600_001;
        Assert.Empty(Ids(stage.Compose()));
        stage.Now = Stage.Start + 1000;
        Assert.Empty(Ids(stage.Place("event-timeline", """{"planned":false}""").Compose()));
    }

    [Fact]
    public void Write_Flood_IsOneBarFromItsFirstToItsLast()
    {
        for (int i = 0; i < 20; i++)
        {
            stage.Publish(Event($"e{i}", 600 - (i * 10)) with { Open = false, Resolved = Stage.Start - 300_000 + i });
        }

        var item = stage.Place("event-timeline", Hour).Compose().GetProperty("items")[0];
        Assert.Equal(
            (20, Stage.Start - 600_000, Stage.Start - 300_000 + 19),
            (item.GetProperty("n").GetInt32(), item.GetProperty("began").GetInt64(), item.GetProperty("end").GetInt64()));
    }

    [Fact]
    public void Write_MoreThanCanBeTold_GravestGoFirstAndTheRestIsCounted()
    {
        for (int i = 0; i < 400; i++)
        {
            stage.Publish(Event($"e{i}", i, i == 399 ? Severity.Critical : Severity.Warning) with { Source = $"s{i}", Title = new string('한', 200), Text = new string('글', 900) });
        }

        var payload = stage.Place("event-timeline", Hour).Compose();
        Assert.Equal(400, payload.GetProperty("lines").GetInt32());
        Assert.Equal("e399", Ids(payload).First());
        Assert.InRange(payload.GetRawText().Length, 1000, 40_000);
    }

    [Fact]
    public void Write_StatusMessages_OnlyWhenAskedFor()
    {
        stage.Publish(Event("s", 5) with { Source = "status" });
        Assert.Empty(Ids(stage.Place("event-timeline").Compose()));
        Assert.Equal(["s"], Ids(stage.Place("event-timeline", """{"status":true}""").Compose()));
    }

    [Theory]
    [InlineData("""{"windowSeconds":59}""", "$.windowSeconds")]
    [InlineData("""{"windowSeconds":604801}""", "$.windowSeconds")]
    [InlineData("""{"aheadSeconds":-1}""", "$.aheadSeconds")]
    [InlineData("""{"severities":[]}""", "$.severities")]
    public void Options_Wrong_AreRefusedByPath(string json, string path) =>
        Assert.Equal(path, Assert.Single(Stage.ReadOptions("event-timeline", json).Problems).Path);

    private static IEnumerable<string?> Ids(JsonElement payload) =>
        payload.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private static BoardEvent Event(string id, int secondsAgo, Severity severity = Severity.Warning) => new()
    {
        Id = id,
        Title = id,
        Severity = severity,
        Time = Stage.Start - (secondsAgo * 1000L),
        Arrival = Stage.Start - (secondsAgo * 1000L),
    };
}
