using Flexboard.Walls;

namespace Flexboard.Tests.Walls;

public sealed class WallPhotoTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-photo-");
    private readonly ManualTime clock = new();
    private readonly WallStore walls;

    public WallPhotoTests()
    {
        walls = new(home.FullName);
        walls.Make(WallTemplates.Make("bare", "room", "Room")!);
    }

    private long Now => clock.Now;

    [Fact]
    public void End_WhenItsTimeIsOver_TheWallLooksAsBefore()
    {
        Show(new(Photo: new(10, 1200)));
        clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        WallPhoto.End(walls, clock);
        Assert.Equal(1200, walls.Showing("room").Photo?.Publish);
        clock.Advance(TimeSpan.FromSeconds(1));
        WallPhoto.End(walls, clock);
        Assert.Null(walls.Showing("room").Photo);
        Assert.Equal(Now, walls.Showing("room").ChangedAt);
    }

    /// <summary>All outputs fade it in together, as another board.</summary>
    [Fact]
    public void Photo_BeginsAndEnds_IsAnotherPicture()
    {
        Show(new(Photo: new()));
        Assert.Equal(Now, walls.Showing("room").ChangedAt);
        clock.Advance(TimeSpan.FromMinutes(1));
        Show(new(PressSafe: true));
        Assert.Equal(Now, walls.Showing("room").ChangedAt);
        Assert.NotNull(walls.Showing("room").Photo);
        clock.Advance(TimeSpan.FromMinutes(1));
        Show(new(Photo: new(0)));
        Assert.Equal(Now, walls.Showing("room").ChangedAt);
        Assert.True(walls.Showing("room").IsPressSafe);
    }

    /// <summary>Longer, and nothing else: what hangs need not come anew.</summary>
    [Fact]
    public void Photo_AskedForAnew_LastsLongerAndStays()
    {
        Show(new(Photo: new()));
        long changed = walls.Showing("room").ChangedAt;
        clock.Advance(TimeSpan.FromMinutes(5));
        Show(new(Photo: new()));
        Assert.Equal((changed, Now + 600_000), (walls.Showing("room").ChangedAt, walls.Showing("room").Photo!.Until));
    }

    [Fact]
    public void Photo_AfterARestart_IsStillThere()
    {
        Show(new(Photo: new(60), PressSafe: true));
        var showing = new WallStore(home.FullName).Showing("room");
        Assert.Equal((walls.Showing("room").Photo, true), (showing.Photo, showing.IsPressSafe));
    }

    [Theory]
    [InlineData(-1, 1920, "photo.minutes")]
    [InlineData(721, 1920, "photo.minutes")]
    [InlineData(double.NaN, 1920, "photo.minutes")]
    [InlineData(5, 599, "photo.publish")]
    [InlineData(5, 8193, "photo.publish")]
    public void Faults_OutOfBounds_SayWhichMember(double minutes, int publish, string path) => Assert.Equal(path, new WallPhotoWish(minutes, publish).Faults().Single().Path);

    [Fact]
    public void Said_OfPhotoAndMask_NamesEach()
    {
        var before = walls.Showing("room");
        Show(new(Photo: new(), PressSafe: true));
        Assert.Equal(["wall-photo", "wall-press-safe"], WallWish.Said(before, walls.Showing("room")).Select(one => one.What));
        Assert.Equal(["wall-photo-over", "wall-press-open"], WallWish.Said(walls.Showing("room"), before).Select(one => one.What));
    }

    public void Dispose() => home.Delete(recursive: true);

    private void Show(WallWish wish) => walls.Show(["room"], (_, before) => wish.Over(before, "kim", Now), Now);
}
