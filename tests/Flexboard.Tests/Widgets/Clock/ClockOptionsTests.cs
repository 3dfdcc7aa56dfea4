using Flexboard.Widgets;
using Flexboard.Widgets.Clock;

namespace Flexboard.Tests.Widgets.Clock;

public sealed class ClockOptionsTests
{
    [Fact]
    public void Options_None_AreTheBoardsZoneAnd24Hours() =>
        Assert.Equal(new ClockOptions { TimeZone = "", Hours = 24, Seconds = true, Date = ClockDate.None }, Stage.ReadOptions("clock").Options);

    [Theory]
    [InlineData("""{"timeZone":"Mars/Olympus"}""", "$.timeZone")]
    [InlineData("""{"hours":13}""", "$.hours")]
    [InlineData("""{"date":"maybe"}""", "$.date")]
    [InlineData("""{"label":"12345678901234567890123456789012345678901"}""", "$.label")]
    public void Options_Wrong_AreRefusedByPath(string json, string path)
    {
        var (options, problems) = Stage.ReadOptions("clock", json);
        Assert.Null(options);
        Assert.Equal(path, Assert.Single(problems).Path);
    }

    [Theory]
    [InlineData("Asia/Seoul")]
    [InlineData("UTC")]
    [InlineData("America/Argentina/Buenos_Aires")]
    public void Options_IanaZone_IsTaken(string zone) =>
        Assert.Equal(zone, ((ClockOptions)Stage.ReadOptions("clock", $$"""{"timeZone":"{{zone}}"}""").Options!).TimeZone);

    [Fact]
    public void Clock_Always_IsBoundToNothingAndSendsNothing()
    {
        using var stage = new Stage().Place("clock");
        Assert.False(WidgetKinds.Find("clock")!.IsBound);
        Assert.Empty(stage.Compose().EnumerateObject());
    }
}
