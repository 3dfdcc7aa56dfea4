using System.Text;
using System.Text.Json;
using Flexboard.Live;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Tests.Live;

public sealed class BoardViewsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweep_ViewThatNobodyWatches_EndsAndTheNextJoinMakesAnother()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        await rig.Views.StartAsync(Stop);
        var first = rig.Views.Join(LiveRig.Wall)!;
        var view = rig.View;
        await TurnAsync(time, () => time.Now > 1_764_000_000_000 + 30_000);
        Assert.Same(view, rig.View);
        first.Leave();
        await TurnAsync(time, () => !rig.Views.All.Any());
        Assert.Null(view.Join());
        Assert.Null(view.FullFrame());
        Assert.Null(view.History());
        await view.Loop;
        Assert.NotNull(rig.Views.Join(LiveRig.Wall));
        Assert.NotSame(view, rig.View);
    }

    [Fact]
    public void Join_ViewThatEndedAfterItWasFound_IsOfAnotherView()
    {
        using var rig = new LiveRig();
        rig.Views.FullFrame(LiveRig.Wall);
        var ended = rig.View;
        ended.Dispose();
        Assert.NotNull(rig.Views.Join(LiveRig.Wall));
        Assert.NotSame(ended, rig.View);
        Assert.Equal(1, rig.View.Viewers);
    }

    [Fact]
    public async Task Join_ManyJoinAndLeaveWhileViewsEnd_EachGetsFrames()
    {
        using var rig = new LiveRig();
        using var over = new CancellationTokenSource();
        var ending = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
                foreach (var view in rig.Views.All)
                {
                    view.TryEndIdle(TimeSpan.Zero);
                }

                rig.Publish(1);
            }
        }, Stop);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 50; i++)
            {
                await using var viewer = rig.Join();
                Assert.True((await viewer.NextAsync()).IsFull);
                await viewer.NextAsync();
            }
        }, Stop)));
        await over.CancelAsync();
        await ending;
        Assert.All(rig.Views.All, view => Assert.Equal(0, view.Viewers));
    }

    [Fact]
    public async Task Watch_BoardIsRemoved_EndsWithAnError()
    {
        using var rig = new LiveRig();
        rig.Boards.Create("mine", Encoding.UTF8.GetBytes(LiveRig.Board("Mine")));
        using var hub = rig.NewHub();
        await using var frames = hub.Watch(LiveRig.Request("mine"), Stop).GetAsyncEnumerator(Stop);
        Assert.True(await frames.MoveNextAsync());
        Assert.True(frames.Current.IsFull);
        rig.Boards.Delete("mine", versions: null);
        var fault = await Assert.ThrowsAsync<HubException>(async () =>
        {
            while (await frames.MoveNextAsync())
            {
            }
        });
        Assert.Contains("'mine' is gone", fault.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Views.All);
    }

    [Theory]
    [InlineData("""{"board":"nothing"}""", "There is no board 'nothing'.")]
    [InlineData("\"nothing\"", "There is no board 'nothing'.")]
    [InlineData("""{"board":"wall","arrangement":"none"}""", "There is no board 'wall' with an arrangement 'none'.")]
    [InlineData("""{"board":"wall","protocol":2}""", "This server speaks protocol 1.")]
    [InlineData("""{"board":7}""", "'board' in the request of Watch must be text.")]
    [InlineData("{}", "Watch needs a board id in 'board'.")]
    [InlineData("[]", "Watch takes a board id, or an object with a board id in 'board'.")]
    public async Task Watch_RequestThatCannotBeMet_SaysWhy(string request, string reason)
    {
        using var rig = new LiveRig();
        using var hub = rig.NewHub();
        await using var frames = hub.Watch(JsonDocument.Parse(request).RootElement, Stop)
            .GetAsyncEnumerator(Stop);
        Assert.Equal(reason, (await Assert.ThrowsAsync<HubException>(async () => await frames.MoveNextAsync())).Message);
    }

    [Fact]
    public async Task Watch_ViewerLeaves_IsNoLongerCounted()
    {
        using var rig = new LiveRig();
        using var hub = rig.NewHub();
        await using (var frames = hub.Watch(LiveRig.Request(new { board = "wall", arrangement = "16x9", protocol = 1 }), Stop).GetAsyncEnumerator(Stop))
        {
            await frames.MoveNextAsync();
            Assert.Equal(1, rig.View.Viewers);
        }

        Assert.Equal(0, rig.View.Viewers);
    }

    [Fact]
    public void Clock_IsSetBack_AnotherEpochBeginsAndAgesStay()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        rig.Publish(1);
        time.Advance(TimeSpan.FromSeconds(12));
        var before = LiveRig.Read(rig.Views.FullFrame(LiveRig.Wall)!);
        time.SetBack(TimeSpan.FromHours(1));
        var after = LiveRig.Read(rig.Views.FullFrame(LiveRig.Wall)!);
        Assert.NotEqual(before["e"]!.GetValue<string>(), after["e"]!.GetValue<string>());
        Assert.True(after["s"]!.GetValue<long>() > before["s"]!.GetValue<long>());
        Assert.Equal(time.Now, after["t"]!.GetValue<long>());
        Assert.Equal(time.Now - 12_000, after["w"]!["now"]!["a"]!.GetValue<long>());
        Assert.Equal("[0,1]", after["w"]!["now"]!["n"]!.ToJsonString());
    }

    [Fact]
    public void Clock_IsSetBack_WhatCameSinceIsFresh()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        rig.Publish(1);
        time.SetBack(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(1));
        rig.Publish(2);
        var after = LiveRig.Read(rig.Views.FullFrame(LiveRig.Wall)!)["w"]!["now"]!;
        Assert.Equal((time.Now, 2), (after["a"]!.GetValue<long>(), after["p"]!["value"]!.GetValue<double>()));
    }

    [Fact]
    public void Clock_IsSetBack_AFeedThatDiedThenIsNotHeard()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        time.SetBack(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(time.Now - 6000, rig.Feed.Health.LastHeard);
    }

    /// <summary>Moves a clock on until something is so; what waits for the clock runs on other threads.</summary>
    private static async Task TurnAsync(ManualTime time, Func<bool> isSo)
    {
        while (!isSo())
        {
            Stop.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task FullFrame_GalleryIsBeingMade_NoWallWaitsForIt()
    {
        using var made = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var rig = new LiveRig(galleryTime: new HeldTime(begun, made));
        var gallery = Task.Run(
            () => rig.Views.FullFrame(new ViewKey("gallery.clock.0.live.en.dark.typical.", null)), TestContext.Current.CancellationToken);
        Assert.True(begun.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        var wall = Task.Run(() => rig.Views.FullFrame(LiveRig.Wall), TestContext.Current.CancellationToken);
        try
        {
            Assert.NotNull(await wall.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
            Assert.False(gallery.IsCompleted);
        }
        finally
        {
            made.Set();
        }

        Assert.NotNull(await gallery);
    }

    /// <summary>A clock that nobody can read before it is let go.</summary>
    private sealed class HeldTime(ManualResetEventSlim begun, ManualResetEventSlim made) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            begun.Set();
            made.Wait();
            return base.GetUtcNow();
        }
    }
}
