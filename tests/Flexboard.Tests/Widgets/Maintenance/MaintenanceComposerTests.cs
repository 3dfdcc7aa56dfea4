using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Widgets.Maintenance;

public sealed class MaintenanceComposerTests : IDisposable
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Write_Works_RunningFirstThenTheNextThenWhatIsDone()
    {
        Put("next week", 6 * Day, 6 * Day + Hour);
        Put("tomorrow", Day, Day + Hour);
        Put("running long", -Hour, 5 * Hour);
        Put("running", -Hour, Hour);
        Put("done", -5 * Hour, -4 * Hour);
        Put("done last", -3 * Hour, -2 * Hour);
        Put("too far", 7 * Day + 1, 8 * Day);
        Put("too old", -3 * Day, -Day - 1);
        stage.Publish(new BoardEvent { Id = "event", Title = "no work", Time = Stage.Start, Arrival = Stage.Start });

        Assert.Equal(
            ["running running", "running long running", "tomorrow planned", "next week planned", "done last done", "done done"], Told());
    }

    [Fact]
    public void Write_TimeGoesBy_PlannedRunsAndIsDone()
    {
        Put("work", Hour, 2 * Hour);
        Assert.Equal(["work planned"], Told());
        Assert.True(stage.Composer.FollowsClock);
        stage.Now = Stage.Start + (Hour * 1000);
        Assert.Equal(["work running"], Told());
        stage.Now = Stage.Start + (2 * Hour * 1000);
        Assert.Equal(["work done"], Told());
    }

    [Fact]
    public void Write_ResolvedBeforeItsTime_IsDone()
    {
        Put("work", -Hour, 2 * Hour);
        stage.Publish(stage.Events.Find("work")! with { Open = false, Resolved = Stage.Start - 1000, ResolvedBy = "Kim" });
        Assert.Equal(["work done"], Told());
        stage.Now += Day * 1000L;
        Assert.Empty(Told());
    }

    [Fact]
    public void Write_OpenEnds_RunUntilResolved()
    {
        Put("no end", -Hour, null);
        Put("no begin", null, Hour);
        Assert.Equal(["no begin running", "no end running"], Told());
    }

    [Fact]
    public void Write_Labels_AreFiltered()
    {
        Put("a", 1, 2, ("site", "seoul"));
        Put("b", 1, 2, ("site", "tokyo"));
        Assert.Equal(["a planned"], Told("""{"labels":{"site":"s*"}}"""));
    }

    [Theory]
    [InlineData("""{"aheadDays":0}""", "$.aheadDays")]
    [InlineData("""{"aheadDays":61}""", "$.aheadDays")]
    [InlineData("""{"behindDays":-1}""", "$.behindDays")]
    [InlineData("""{"layout":"grid"}""", "$.layout")]
    [InlineData("""{"labels":{"":"x"}}""", "$.labels")]
    public void Options_Wrong_AreRefusedByPath(string json, string path) =>
        Assert.Equal(path, Assert.Single(Stage.ReadOptions("maintenance", json).Problems).Path);

    private IEnumerable<string> Told(string options = "{}") =>
        stage.Place("maintenance", options).Compose().GetProperty("items").EnumerateArray()
            .Select(item => $"{item.GetProperty("id").GetString()} {item.GetProperty("state").GetString()}");

    private void Put(string id, int? from, int? until, params (string Name, string Value)[] labels) => stage.Publish(new BoardEvent
    {
        Id = id,
        Title = id,
        Time = Stage.Start - 1,
        Arrival = Stage.Start,
        From = Stage.Start + (from * 1000L),
        Until = Stage.Start + (until * 1000L),
        Labels = [.. labels.Select(label => new Label(label.Name, label.Value))],
    });
}
