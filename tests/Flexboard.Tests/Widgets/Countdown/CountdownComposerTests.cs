using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets.Countdown;

public sealed class CountdownComposerTests : IDisposable
{
    private static readonly Binding Opening = new() { Series = new SeriesSelector("reservation.opening") };
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Theory]
    [InlineData("2026-11-22T20:00:00+09:00", 1_795_345_200_000)]
    [InlineData("2026-11-22T11:00:00Z", 1_795_345_200_000)]
    [InlineData("2026-11-22t11:00:00.250z", 1_795_345_200_250)]
    public void Write_UntilOption_IsTheMoment(string until, long expected) =>
        Assert.Equal(expected, stage.Place("countdown", $$"""{"until":"{{until}}"}""").Compose().GetProperty("until").GetInt64());

    [Fact]
    public void Write_NothingNamed_HasNoMoment() =>
        Assert.Equal(JsonValueKind.Null, stage.Place("countdown").Compose().GetProperty("until").ValueKind);

    [Fact]
    public void Write_Binding_FollowsThePublishedMoment()
    {
        stage.Place("countdown", """{"until":"2026-11-22T11:00:00Z"}""", Opening);
        Assert.Equal(JsonValueKind.Null, stage.Compose().GetProperty("until").ValueKind);

        stage.Publish("reservation.opening", Stage.Start + 760_000);

        Assert.Equal(Stage.Start + 760_000, stage.Compose().GetProperty("until").GetInt64());
    }

    [Fact]
    public void Write_SameMomentAgain_IsNotSentAgain()
    {
        stage.Place("countdown", "{}", Opening);
        stage.Publish("reservation.opening", Stage.Start + 760_000);
        stage.Compose();
        stage.Now += 1000;
        stage.Publish("reservation.opening", Stage.Start + 760_000);

        Assert.False(stage.HasChanged());
    }

    [Fact]
    public void Write_SeveralSeries_BelievesTheOneThatSpokeLast()
    {
        stage.Publish("reservation.opening", Stage.Start + 1_000, ("site", "a"));
        stage.Now += 500;
        stage.Publish("reservation.opening", Stage.Start + 2_000, ("site", "b"));

        Assert.Equal(Stage.Start + 2_000, stage.Place("countdown", "{}", Opening).Compose().GetProperty("until").GetInt64());
    }

    [Fact]
    public void Write_SecondsScaledToMilliseconds_IsTheMoment()
    {
        stage.Publish("reservation.opening", Stage.Start / 1000);
        var data = new Binding { Series = Opening.Series, Scale = 1000 };
        Assert.Equal(Stage.Start, stage.Place("countdown", "{}", data).Compose().GetProperty("until").GetInt64());
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(-5)]
    public void Write_NoMoment_IsNull(double value)
    {
        stage.Publish("reservation.opening", value);
        Assert.Equal(JsonValueKind.Null, stage.Place("countdown", "{}", Opening).Compose().GetProperty("until").ValueKind);
    }

    [Theory]
    [InlineData("""{"until":"tomorrow"}""", "$.until")]
    [InlineData("""{"until":"2026-11-22T20:00:00"}""", "$.until")]
    [InlineData("""{"until":"2026-02-30T20:00:00Z"}""", "$.until")]
    [InlineData("""{"before":"{0} and {0}"}""", "$.before")]
    [InlineData("""{"after":null}""", "$.after")]
    public void Options_Wrong_AreRefusedByPath(string json, string path)
    {
        var (options, problems) = Stage.ReadOptions("countdown", json);
        Assert.Null(options);
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Fact]
    public void Countdown_WithoutData_NeedsNone() => Assert.False(WidgetKinds.Find("countdown")!.NeedsData);
}
