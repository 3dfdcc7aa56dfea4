using System.Text.Json.Nodes;
using Flexboard.Links;
using Flexboard.Tests.Live;

namespace Flexboard.Tests.Links;

/// <summary>A link with a delay tells nothing that is newer.</summary>
public sealed class LinkDelaysTests
{
    [Fact]
    public async Task At_Delayed_IsWhatWasShownThenAndNothingNewer()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink(one => one with { DelaySeconds = 1 });
        long Now() => rig.Time.GetUtcNow().ToUnixTimeMilliseconds();
        long asked = Now();
        Assert.Null(rig.Delays.At(link, out long? begins));
        Assert.InRange(begins!.Value, asked + 1000, Now() + 1000);

        // The figure is the moment at which it was published.
        var seen = new HashSet<double>();
        while (seen.Count < 5)
        {
            rig.Publish(Now());
            await rig.Delays.KeepAsync();
            var shown = rig.Delays.At(link, out _);
            if (shown is not null)
            {
                var frame = LiveRig.Read(shown.Frame);
                long most = Now() - 1000;
                double value = frame["w"]!["now"]!["p"]!["value"]?.GetValue<double>() ?? 0;
                Assert.InRange(value, 0, most);
                Assert.InRange(frame["t"]!.GetValue<long>(), 0, most);
                Assert.InRange(JsonNode.Parse(shown.History!.Json)!["t"]!.GetValue<long>(), 0, most);
                seen.Add(value);
            }
        }
    }

    /// <summary>One more than can be kept must not throw another away: both would show nothing, in turns.</summary>
    [Fact]
    public void At_MoreThanCanBeKept_WaitsUntilOneIsLookedAtNoMore()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        var links = Enumerable.Range(0, LinkDelays.Most + 1).Select(_ => rig.MakeLink(one => one with { DelaySeconds = 60 })).ToList();
        bool Keeps(Link link)
        {
            rig.Delays.At(link, out long? begins);
            return begins is not null;
        }

        Assert.All(links[..^1], link => Assert.True(Keeps(link)));
        rig.Delays.At(links[0], out long? began);
        for (int second = 0; second < 300; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(Keeps(links[^1]));

            // Who waits for the first picture comes back when it is there.
            Assert.All(second % 62 == 0 ? links[..^1] : links[1..^1], link => Assert.True(Keeps(link)));
        }

        rig.Delays.At(links[0], out long? still);
        Assert.Equal(began, still);
        for (int second = 0; second < 71; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.All(links[1..^1], link => Assert.True(Keeps(link)));
        }

        Assert.True(Keeps(links[^1]));
        Assert.False(Keeps(links[0]));
    }

    [Fact]
    public async Task At_PolicyChanged_BeginsAnew()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink(one => one with { DelaySeconds = 1 });
        await rig.Delays.StartAsync(TestContext.Current.CancellationToken);
        while (rig.Delays.At(link, out _) is null)
        {
            await rig.Delays.KeepAsync();
        }

        // What changes nothing of what is shown throws nothing away.
        link = rig.Links.Change(link.Id, one => one with { Name = "Friday", ExpiresAt = null, MostViewers = 7, AllowsPreview = true, Origins = ["https://a.example"], PinHash = "x", Generation = 1 })!;
        Assert.NotNull(rig.Delays.At(link, out _));
        link = rig.Links.Change(link.Id, one => one with { Hidden = ["now"] })!;
        Assert.Null(rig.Delays.At(link, out _));
        while (rig.Delays.At(link, out _) is null)
        {
            await rig.Delays.KeepAsync();
        }

        rig.Links.Change(link.Id, one => one with { IsPaused = true });
        link = rig.Links.Change(link.Id, one => one with { IsPaused = false })!;
        Assert.Null(rig.Delays.At(link, out _));
        await rig.Delays.StopAsync(CancellationToken.None);
    }
}
