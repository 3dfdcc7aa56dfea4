using Flexboard.Links;
using Flexboard.Live;
using Flexboard.Tests.Live;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Tests.Links;

/// <summary>What the hub shows to whoever has a ticket, and when it stops.</summary>
public sealed class LinkStreamsTests
{
    [Fact]
    public async Task Watch_WithATicket_ShowsTheLinksViewWhateverElseIsAskedFor()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink(one => one with { Hidden = ["curve"] });

        await using var frames = Watch(rig, new { ticket = rig.Tickets.Issue(link), board = "none", arrangement = "none", protocol = 1 });
        Assert.True(await frames.MoveNextAsync());
        var first = LiveRig.Read(frames.Current);
        Assert.True(first["k"]!.GetValue<bool>());
        Assert.Equal(["now"], first["w"]!.AsObject().Select(one => one.Key));
        Assert.NotEqual(rig.Boards.Find("wall")!.Version, first["v"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Watch_WithNoTicketOfOurs_IsRefused(string ticket)
    {
        using var rig = new LiveRig();
        rig.MakeLink();
        await EndsWith(LinkStreams.Stale, Watch(rig, new { ticket, board = "wall" }));
    }

    [Fact]
    public async Task Ticket_AfterFiveMinutesOrTampered_IsOver()
    {
        var time = new ManualTime();
        using var rig = new LiveRig(time);
        var link = rig.MakeLink();
        string ticket = rig.Tickets.Issue(link);

        Assert.Null(rig.Tickets.Read(ticket[..^2] + (ticket[^2] == 'A' ? "BB" : "AA")));
        Assert.Equal((link.Id, 0), rig.Tickets.Read(ticket));
        time.Advance(LinkTickets.Lasting);
        Assert.Null(rig.Tickets.Read(ticket));
    }

    [Fact]
    public async Task Watch_Revoked_EndsAtOnceAndSaysSo()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink();
        string ticket = rig.Tickets.Issue(link);
        await using var frames = Watch(rig, new { ticket });
        Assert.True(await frames.MoveNextAsync());

        rig.Links.Revoke(link.Id, "kim");
        await EndsWith(LinkStreams.Ended, frames);
        await EndsWith(LinkStreams.Ended, Watch(rig, new { ticket }));
        Assert.Equal(0, rig.Streams.ViewersOf(link.Id));
        Assert.Equal(("kim", LinkState.Revoked), (rig.Links.Get(link.Id)!.RevokedBy, rig.Links.StateOf(link.Id)));
    }

    [Fact]
    public async Task Watch_PausedOrOfAnotherTokenOrPin_EndsWithItsWord()
    {
        using var rig = new LiveRig();
        foreach (var (change, word) in new (Action<Link>, string)[]
        {
            (link => rig.Links.Change(link.Id, one => one with { IsPaused = true }), LinkStreams.Paused),
            (link => rig.Links.Renew(link.Id), LinkStreams.Ended),
            (link => rig.Links.Change(link.Id, one => one with { PinHash = "x", Generation = one.Generation + 1 }), LinkStreams.Ended),
        })
        {
            var link = rig.MakeLink();
            await using var frames = Watch(rig, new { ticket = rig.Tickets.Issue(link) });
            Assert.True(await frames.MoveNextAsync());
            change(link);
            await EndsWith(word, frames);
        }
    }

    [Fact]
    public async Task Watch_AtItsEnd_EndsByTheSweep()
    {
        using var rig = new LiveRig();
        var time = new ManualTime();
        var links = new LinkStore(Path.Combine(Directory.CreateTempSubdirectory("flexboard-links-").FullName, "links.json"), time, Microsoft.Extensions.Logging.Abstractions.NullLogger<LinkStore>.Instance);
        var (link, token) = links.Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "wall", ExpiresAt = time.Now + 3_600_000 })!.Value;
        var other = links.Make((id, hash) => new Link { Id = id, TokenHash = hash, Board = "wall" })!.Value.Link;
        var told = new List<string>();
        links.Changed += told.Add;

        time.Advance(TimeSpan.FromMinutes(59));
        links.Sweep();
        Assert.Empty(told);
        Assert.NotNull(links.Find(token));
        time.Advance(TimeSpan.FromMinutes(1));

        // Another one is written between its end and the sweep.
        links.Opened(other.Id);
        links.Sweep();
        links.Sweep();
        Assert.Equal([link.Id], told);
        Assert.Null(links.Find(token));
        time.Advance(LinkStore.Listed);
        links.Sweep();
        Assert.Equal(2, links.All.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        links.Sweep();
        Assert.Equal(other.Id, Assert.Single(links.All).Id);
    }

    /// <summary>Also one that tells what was.</summary>
    [Theory]
    [InlineData(true, LinkStreams.Ended)]
    [InlineData(false, LinkStreams.Paused)]
    public async Task Watch_DelayedAndEndedOrPaused_EndsAtOnce(bool ends, string word)
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink(one => one with { DelaySeconds = 1 });
        while (rig.Delays.At(link, out _) is null)
        {
            await rig.Delays.KeepAsync();
        }

        await using var frames = Watch(rig, new { ticket = rig.Tickets.Issue(link) });
        Assert.True(await frames.MoveNextAsync());
        var began = System.Diagnostics.Stopwatch.StartNew();
        _ = ends ? rig.Links.Revoke(link.Id, "") : rig.Links.Change(link.Id, one => one with { IsPaused = true });
        await EndsWith(word, frames);
        Assert.InRange(began.ElapsedMilliseconds, 0, 2000);
    }

    /// <summary>A board that is away for a moment is not the end of its link.</summary>
    [Fact]
    public async Task Watch_BoardIsGone_IsToldWhatComesBack()
    {
        using var rig = new LiveRig();
        rig.Boards.Create("other", System.Text.Encoding.UTF8.GetBytes(LiveRig.Board("Other")));
        var link = rig.MakeLink(one => one with { Board = "other" });
        await using var frames = Watch(rig, new { ticket = rig.Tickets.Issue(link) });
        Assert.True(await frames.MoveNextAsync());
        rig.Boards.Delete("other", null);
        await EndsWith(LinkStreams.Paused, frames);
    }

    [Fact]
    public async Task Watch_MoreThanMay_AreToldThatItIsFull()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink(one => one with { MostViewers = 1 });
        string ticket = rig.Tickets.Issue(link);
        await using var first = Watch(rig, new { ticket, page = "first-page" });
        Assert.True(await first.MoveNextAsync());

        await EndsWith(LinkStreams.Full, Watch(rig, new { ticket, page = "other-page" }));
        await using (var again = Watch(rig, new { ticket, page = "first-page" }))
        {
            Assert.True(await again.MoveNextAsync());
            Assert.Equal(1, rig.Streams.ViewersOf(link.Id));

            // Two under one name would be one more than may: the older one ends.
            await LastAsync(first).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.True(await again.MoveNextAsync());
        }

        await using var next = Watch(rig, new { ticket, page = "other-page" });
        Assert.True(await next.MoveNextAsync());
    }

    [Fact]
    public async Task Watch_BoardChanged_GoesOnWithTheNewOne()
    {
        using var rig = new LiveRig();
        var link = rig.MakeLink();
        await using var frames = Watch(rig, new { ticket = rig.Tickets.Issue(link) });
        Assert.True(await frames.MoveNextAsync());
        string? before = LiveRig.Read(frames.Current)["v"]!.GetValue<string>();

        rig.Put(LiveRig.Board("Two"));
        do
        {
            Assert.True(await frames.MoveNextAsync());
        }
        while (!frames.Current.IsFull);
        Assert.NotEqual(before, LiveRig.Read(frames.Current)["v"]!.GetValue<string>());
    }

    private static IAsyncEnumerator<BoardFrame> Watch(LiveRig rig, object request) =>
        rig.NewHub(Flexboard.People.Visitor.Stranger).Watch(LiveRig.Request(request), TestContext.Current.CancellationToken).GetAsyncEnumerator();

    /// <summary>Reads to the end.</summary>
    private static async Task LastAsync(IAsyncEnumerator<BoardFrame> frames)
    {
        while (await frames.MoveNextAsync())
        {
        }
    }

    private static async Task EndsWith(string word, IAsyncEnumerator<BoardFrame> frames)
    {
        var end = await Assert.ThrowsAsync<HubException>(async () =>
        {
            while (await frames.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
            {
            }
        });
        Assert.Equal(word, end.Message);
    }
}
