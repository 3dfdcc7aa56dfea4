using System.Text.Json;
using Flexboard.Screens;

namespace Flexboard.Tests.Screens;

/// <summary>What is known of screens that show walls.</summary>
public sealed class ScreenSeatsTests
{
    private readonly ManualTime time = new();
    private readonly ScreenSeats seats;

    public ScreenSeatsTests() => seats = new(time);

    [Theory]
    [InlineData("""{"fps":59.9,"width":1920,"height":1080,"dpr":1.5,"frameAge":12,"memory":80000000,"skew":-3,"board":"host"}""", "host", 59.9, 2880, -3)]
    [InlineData("""{"fps":"60","width":1e300,"height":-5,"dpr":null,"board":"<b>","skew":[],"more":{"a":1}}""", null, null, 0, null)]
    [InlineData("[1,2]", null, null, 0, null)]
    [InlineData("null", null, null, 0, null)]
    public void Report_OfWhatever_KeepsWhatCanBe(string said, string? board, double? fps, int pixels, int? skew)
    {
        var report = ScreenReport.Read(JsonElement.Parse(said));
        Assert.Equal((board, fps, pixels, skew), (report.Board, report.Fps, report.PixelWidth, (double?)report.Skew));
    }

    [Fact]
    public void Screen_ThatComesAgainBesideItsOldConnection_StaysWhenThatLeaves()
    {
        var old = seats.Enter(Seat("c1", "a"));
        using var young = seats.Enter(Seat("c2", "a"));
        old.Dispose();
        Assert.True(seats.Of("a")!.IsOpen);
        young.Dispose();
        Assert.False(seats.Of("a")!.IsOpen);
        seats.Keep(new HashSet<string>());
        Assert.Null(seats.Of("a"));
    }

    [Fact]
    public void Screen_ThatComesAgainAndAgainAndSaysNothing_IsSilent()
    {
        using (seats.Enter(Seat("c1", "a")))
        {
            seats.Take("c1", JsonElement.Parse("{}"));
        }

        time.Advance(TimeSpan.FromSeconds(6));
        seats.Enter(Seat("c2", "a")).Dispose();
        time.Advance(TimeSpan.FromSeconds(6));
        using var seat = seats.Enter(Seat("c3", "a"));
        Assert.Equal(TimeSpan.FromSeconds(12), seats.Silence(seats.Of("a")!));
        seats.Take("c3", JsonElement.Parse("{}"));
        Assert.Equal(TimeSpan.Zero, seats.Silence(seats.Of("a")!));
    }

    [Fact]
    public void Report_OfWhoHasNotComeOrSaysItTooOften_IsNotHeard()
    {
        seats.Take("c1", JsonElement.Parse("""{"fps":60}"""));
        using var seat = seats.Enter(Seat("c1", "a"));
        Assert.Null(seats.Of("a")!.Report);
        seats.Take("c1", JsonElement.Parse("""{"fps":60}"""));
        time.Advance(TimeSpan.FromMilliseconds(400));
        seats.Take("c1", JsonElement.Parse("""{"fps":30}"""));
        Assert.Equal(60, seats.Of("a")!.Report!.Fps);
        time.Advance(TimeSpan.FromMilliseconds(400));
        seats.Take("c1", JsonElement.Parse("""{"fps":20}"""));
        Assert.Equal(20, seats.Of("a")!.Report!.Fps);
    }

    [Fact]
    public void Pages_ThatAreNoPairedScreen_AreListedOnceWhileTheyAreThere()
    {
        using var screen = seats.Enter(Seat("c1", "a"));
        var page = seats.Enter(Seat("c2", null));
        using (seats.Enter(Seat("c3", null)))
        {
            Assert.Equal(["page"], seats.Others("w").Select(one => one.Page));
        }

        Assert.Empty(seats.Others("v"));
        page.Dispose();
        Assert.Empty(seats.Others("w"));
    }

    private ScreenSeat Seat(string connection, string? screen) => new("page", connection, "w", null, screen, "", "Chrome", "10.0.0.1") { Heard = time.GetTimestamp() };
}
