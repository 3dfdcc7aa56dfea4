using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Widgets.StatusMessage;

public sealed class StatusMessageComposerTests : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public void Write_Messages_NewestFirstWithAuthorAndRooms()
    {
        stage.Publish(Line("a", 60) with { Acknowledgements = [new("Seoul", 1), new("東京", 2)], Labels = [new Label("by", "Lee")] });
        stage.Publish(Line("b", 0));
        stage.Publish(new BoardEvent { Id = "e", Title = "no status", Time = Stage.Start, Arrival = Stage.Start });

        var items = stage.Place("status-message").Compose().GetProperty("items");

        Assert.Equal(["b", "a"], items.EnumerateArray().Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(["Seoul", "東京"], items[1].GetProperty("rooms").EnumerateArray().Select(room => room.GetString()));
        Assert.Equal("Lee", items[1].GetProperty("author").GetString());
        Assert.Equal(0, items[0].GetProperty("rooms").GetArrayLength());
        Assert.False(items[0].TryGetProperty("author", out _));
        Assert.False(items[0].TryGetProperty("until", out _));
    }

    [Fact]
    public void Write_ExpiredOrWithdrawn_IsGone()
    {
        stage.Publish(Line("a", 60) with { Until = Stage.Start + 1000 });
        stage.Publish(Line("b", 50));
        Assert.Equal(2, stage.Place("status-message").Compose().GetProperty("lines").GetInt32());
        Assert.True(stage.Composer.FollowsClock);
        stage.Now += 1001;
        Assert.Equal(1, stage.Compose().GetProperty("lines").GetInt32());
        stage.Publish(Line("b", 50) with { Open = false });
        var payload = stage.Compose();
        Assert.Equal((0, 0), (payload.GetProperty("lines").GetInt32(), payload.GetProperty("items").GetArrayLength()));
        Assert.False(stage.Composer.FollowsClock);
    }

    [Fact]
    public void Write_MoreThanMax_AreCounted()
    {
        for (int i = 0; i < 40; i++)
        {
            stage.Publish(Line($"{i}", i));
        }

        var payload = stage.Place("status-message", """{"max":3}""").Compose();
        Assert.Equal((40, 3), (payload.GetProperty("lines").GetInt32(), payload.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public void Write_AcknowledgementArrives_AsksForAComposition()
    {
        stage.Publish(Line("a", 0));
        stage.Place("status-message").Compose();
        int before = stage.Signals;
        stage.Publish(Line("a", 0) with { Acknowledgements = [new("Seoul", 1)] });
        Assert.Equal(before + 1, stage.Signals);
        Assert.True(stage.HasChanged());
    }

    [Theory]
    [InlineData("""{"max":0}""")]
    [InlineData("""{"max":31}""")]
    public void Options_Wrong_AreRefusedByPath(string json) =>
        Assert.Equal("$.max", Assert.Single(Stage.ReadOptions("status-message", json).Problems).Path);

    private static BoardEvent Line(string id, int secondsAgo) => new()
    {
        Id = id,
        Title = id,
        Source = "status",
        Time = Stage.Start - (secondsAgo * 1000L),
        Arrival = Stage.Start - (secondsAgo * 1000L),
    };
}
