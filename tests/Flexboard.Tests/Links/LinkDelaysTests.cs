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
        Assert.Null(rig.Delays.At(link, out long begins));
        Assert.InRange(begins, asked + 1000, Now() + 1000);

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

        link = rig.Links.Change(link.Id, one => one with { Hidden = ["now"] })!;
        Assert.Null(rig.Delays.At(link, out _));
        await rig.Delays.StopAsync(CancellationToken.None);
    }
}
