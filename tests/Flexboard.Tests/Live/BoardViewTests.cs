using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Live;

namespace Flexboard.Tests.Live;

public sealed class BoardViewTests : IDisposable
{
    private readonly LiveRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Join_FirstAFullFrame_ThenDeltasThatContinueIt()
    {
        rig.Publish(1);
        await using var viewer = rig.Join();
        var first = await viewer.NextAsync();
        Assert.True(first.IsFull);
        Assert.Equal(1, Value(first));
        for (int value = 2; value < 10; value++)
        {
            rig.Publish(value);
            var next = await viewer.NextAsync();
            Assert.Equal((first.Sequence + value - 1, false), (next.Sequence, next.IsFull));
        }
    }

    [Fact]
    public async Task Join_ChangeBetweenJoiningAndReading_IsNotMissed()
    {
        await using var early = rig.Join();
        await early.NextAsync();
        await using var late = rig.Join();
        rig.Publish(7);
        await early.UntilAsync(frame => Value(frame) == 7);
        await late.UntilAsync(frame => Value(frame) == 7);
    }

    [Fact]
    public async Task Keepalive_NothingChanges_FramesGoOn()
    {
        await using var viewer = rig.Join();
        var first = await viewer.NextAsync();
        await viewer.UntilAsync(frame => frame.Sequence >= first.Sequence + 2);
    }

    [Fact]
    public async Task Comparison_NobodyFetchesTheHistory_IsLookedUpByTheView()
    {
        rig.Put(LiveRig.Board("One").Replace(
            "\"kind\": \"time-series\",", "\"kind\": \"time-series\", \"options\": {\"compare\": {\"secondsAgo\": 86400}},", StringComparison.Ordinal));
        rig.Publish(1);
        await using var viewer = rig.Join();
        await viewer.UntilAsync(frame => LiveRig.Read(frame)["w"]?["curve"]?["p"]?["compared"] is JsonValue known && !known.GetValue<bool>());
    }

    [Fact]
    public async Task Viewer_ReadsTooSlowly_GetsAFullFrameAndNoGap()
    {
        await using var patient = rig.Join();
        await using var slow = rig.Join();
        await patient.NextAsync();
        var before = await slow.NextAsync();
        for (int value = 1; value <= 3; value++)
        {
            rig.Publish(value);
            await patient.UntilAsync(frame => Value(frame) == value);
        }

        var recovered = await slow.NextAsync();
        Assert.True(recovered.IsFull);
        Assert.True(recovered.Sequence > before.Sequence + 1);
        Assert.Equal(3, Value(recovered));
        Assert.Equal((1, 1), (slow.Viewer.Recovered, rig.View.Recovered));
        rig.Publish(4);
        var next = await slow.NextAsync();
        Assert.Equal((recovered.Sequence + 1, false), (next.Sequence, next.IsFull));
    }

    [Fact]
    public async Task Viewer_NeverReads_NobodyWaitsForIt()
    {
        await using var stalled = rig.Join();
        await using var viewer = rig.Join();
        await viewer.NextAsync();
        for (int value = 1; value <= 20; value++)
        {
            rig.Publish(value);
            var frame = await viewer.UntilAsync(one => Value(one) == value);
            Assert.False(frame.IsFull);
        }
    }

    [Fact]
    public async Task Viewer_FrameOlderThanWhatItHas_IsNotGiven()
    {
        await using var viewer = rig.Join();
        await viewer.NextAsync();
        rig.Publish(1);
        var frame = await viewer.UntilAsync(one => Value(one) == 1);
        viewer.Viewer.Offer(new BoardFrame(frame.Sequence - 1, true, frame.Utf8));
        Assert.True((await viewer.NextAsync()).Sequence > frame.Sequence);
    }

    [Fact]
    public async Task Board_Changes_EveryViewerGetsAFullFrameOfTheNewVersion()
    {
        await using var viewer = rig.Join();
        var first = await viewer.NextAsync();
        rig.Put(LiveRig.Board("Two", series: "b"));
        rig.Publish(5, "b");
        var frame = await viewer.UntilAsync(one => one.IsFull);
        Assert.True(frame.Sequence > first.Sequence);
        Assert.NotEqual(Version(first), Version(frame));
        Assert.Equal(rig.Boards.Find("wall")!.Version, Version(frame));
        await viewer.UntilAsync(one => Value(one) == 5);
    }

    [Fact]
    public async Task Board_NewVersionCannotBeComposed_TheOldOneGoesOn()
    {
        await using var viewer = rig.Join();
        var first = await viewer.NextAsync();
        var broken = rig.Boards.Find("wall")!;
        var widget = broken.Widgets[0] with { Kind = "no-such-kind" };
        Assert.Throws<InvalidOperationException>(() => rig.View.Replace(broken with { Widgets = [widget] }));
        rig.Publish(8);
        var frame = await viewer.UntilAsync(one => Value(one) == 8);
        Assert.Equal(Version(first), Version(rig.View.FullFrame()!));
        Assert.False(frame.IsFull);
    }

    [Fact]
    public async Task Composition_Fails_TheViewGoesOnWithAFullFrame()
    {
        await using var viewer = rig.Join();
        await viewer.NextAsync();
        rig.Feed.BreakOnce();
        rig.Publish(1);
        var frame = await viewer.UntilAsync(one => one.IsFull);
        Assert.Equal(1, Value(frame));
        rig.Publish(2);
        await viewer.UntilAsync(one => Value(one) == 2);
        Assert.Equal((1, 1), (rig.Feed.Failures, rig.Log.Errors));
    }

    [Fact]
    public async Task History_AskedForTwiceInASecond_IsComposedAndCompressedOnce()
    {
        var time = new ManualTime();
        using var still = new LiveRig(time);
        still.Publish(1);
        var first = await still.Views.History(LiveRig.Wall)!;
        Assert.Same(first, await still.Views.History(LiveRig.Wall)!);
        Assert.Same(first!.Gzip, (await still.Views.History(LiveRig.Wall)!)!.Gzip);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotSame(first, await still.Views.History(LiveRig.Wall)!);
    }

    [Theory]
    [InlineData(1, 1000, 33)]
    [InlineData(500, 1000, 33)]
    [InlineData(5000, 1000, 217.5)]
    [InlineData(5000, 60_000, 500)]
    [InlineData(0, 0, 33)]
    public void Pace_AudienceAndFrame_GrowTheInterval(int viewers, int bytes, double milliseconds) =>
        Assert.Equal(milliseconds, LivePace.Interval(viewers, bytes).TotalMilliseconds);

    private static double? Value(BoardFrame frame) => Widget(frame)?["p"]?["value"]?.GetValue<double>();

    private static JsonNode? Widget(BoardFrame frame) => LiveRig.Read(frame)["w"]!["now"];

    private static string? Version(BoardFrame frame) => LiveRig.Read(frame)["v"]?.GetValue<string>();
}
