using Flexboard.Operations;
using Flexboard.Walls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Flexboard.Tests.Walls;

/// <summary>What screens hear.</summary>
public sealed class WallStreamsTests : IClassFixture<TestApp>, IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("flexboard-walls-").FullName;
    private readonly ManualTime time = new();
    private readonly WallStore walls;
    private readonly WallStreams streams;

    public WallStreamsTests(TestApp app)
    {
        walls = new WallStore(data);
        var notices = app.Services.GetRequiredService<WallNotices>();
        streams = new WallStreams(walls, notices, new Build(new NullFileProvider()), time);
        walls.Make(WallTemplates.Make("blended", "one", "One")!);
        walls.Make(WallTemplates.Make("bare", "other", "Other")!);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_ChangesAndSilence_ItsOwnAtOnceAndABeatEachSecond()
    {
        await using var heard = streams.WatchAsync("one", "left", Find, Stop).GetAsyncEnumerator(Stop);
        Assert.Equal("left", (await NextAsync(heard)).Picture!.Slice);

        var next = heard.MoveNextAsync().AsTask();
        walls.Show(["other"], (_, before) => before with { IsBlack = true }, 0);
        Assert.False(next.IsCompleted);
        walls.Show(["one"], (_, before) => before with { Board = "host" }, 0);
        Assert.True(await next);
        Assert.Equal("host", heard.Current.Picture!.Showing.Board);

        next = heard.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next);
        Assert.Null(heard.Current.Picture);
        Assert.Equal(time.GetUtcNow().ToUnixTimeMilliseconds(), heard.Current.T);
    }

    [Fact]
    public async Task Watch_ManyChangesWhileNobodyReads_TheNewestAlone()
    {
        await using var heard = streams.WatchAsync("one", null, Find, Stop).GetAsyncEnumerator(Stop);
        await NextAsync(heard);
        for (int i = 1; i <= 50; i++)
        {
            walls.Change("one", wall => wall with { SafeMargin = i });
        }

        Assert.Equal(WallPicture.Of(walls.Find("one")!, null, new()).SafeMargin, (await NextAsync(heard)).Picture!.SafeMargin);
        var next = heard.MoveNextAsync().AsTask();
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next);
        Assert.Null(heard.Current.Picture);
    }

    [Fact]
    public async Task Watch_WanderingAtNight_SaysToWhereAndHowDark()
    {
        walls.Change("one", wall => wall with { PixelShift = 2, Dim = new("00:00", "23:59", 0.4, "UTC") });
        await using var heard = streams.WatchAsync("one", "left", Find, Stop).GetAsyncEnumerator(Stop);
        var word = await NextAsync(heard);
        var (x, y) = WallNight.ShiftAt(2, word.T);
        Assert.Equal([x, y], word.Shift);
        Assert.Equal(walls.Find("one")!.Dim!.LightAt(time.GetUtcNow()), word.Light);
    }

    [Fact]
    public async Task Watch_WallRemoved_Ends()
    {
        await using var heard = streams.WatchAsync("one", null, Find, Stop).GetAsyncEnumerator(Stop);
        await NextAsync(heard);
        walls.Remove("one", _ => true);
        Assert.False(await heard.MoveNextAsync());
    }

    public void Dispose()
    {
        streams.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private (Wall Wall, WallShowing Showing)? Find(string id) => walls.Find(id) is { } wall ? (wall, walls.Showing(id)) : null;

    private static async Task<WallWord> NextAsync(IAsyncEnumerator<WallWord> heard)
    {
        Assert.True(await heard.MoveNextAsync());
        return heard.Current;
    }
}
