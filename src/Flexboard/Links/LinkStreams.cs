using System.Runtime.CompilerServices;
using Flexboard.Boards;
using Flexboard.Live;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Links;

/// <summary>
/// Who looks at links now. A stream ends, with a word that its page knows, as soon as its link does or lets nobody in by
/// an older token or PIN. Safe from any thread.
/// </summary>
public sealed class LinkStreams : IDisposable
{
    /// <summary>What a stream ends with: the page's own words follow from it, see docs/live-protocol.md.</summary>
    internal const string Ended = "link.ended", Paused = "link.paused", Full = "link.full", Stale = "link.ticket", Early = "link.early";

    /// <summary>How often a picture of a link with a delay is sent.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<Stream>> open = new(StringComparer.Ordinal);
    private readonly LinkStore links;
    private readonly BoardStore boards;
    private readonly BoardViews views;
    private readonly LinkTickets tickets;
    private readonly LinkDelays delays;
    private readonly TimeProvider time;

    /// <summary>Made once, by the host.</summary>
    public LinkStreams(LinkStore links, BoardStore boards, BoardViews views, LinkTickets tickets, LinkDelays delays, TimeProvider time)
    {
        (this.links, this.boards, this.views, this.tickets, this.delays, this.time) = (links, boards, views, tickets, delays, time);
        links.Changed += EndTurned;
    }

    /// <summary>How many look at a link: pages, each with one stream. A newer one of the same page ends the older.</summary>
    public int ViewersOf(string link)
    {
        lock (gate)
        {
            return Count(link);
        }
    }

    /// <summary>Whether a page may be shown a link: there is room, or it looks already.</summary>
    /// <param name="link">The link.</param>
    /// <param name="page">As the page names itself; null: it does not look yet.</param>
    public bool HasRoom(Link link, string? page)
    {
        lock (gate)
        {
            return link.MostViewers is not { } most || Count(link.Id) < most
                || (page is not null && Of(link.Id).Any(one => one.Page == page));
        }
    }

    /// <summary>Streams what a link shows until the viewer leaves, or the link ends.</summary>
    /// <param name="ticket">From the link's page.</param>
    /// <param name="page">As the page names itself; null: by none.</param>
    /// <param name="stop">Cancelled when the viewer leaves.</param>
    /// <exception cref="HubException">The ticket is over, or the link is.</exception>
    public async IAsyncEnumerable<BoardFrame> WatchAsync(string ticket, string? page, [EnumeratorCancellation] CancellationToken stop)
    {
        if (tickets.Read(ticket) is not var (id, generation))
        {
            throw new HubException(Stale);
        }

        using var stream = Enter(id, generation, OpenPage.IsId(page) ? page : null);
        while (!stream.IsReplaced)
        {
            if (Refusal(id, generation) is { } refusal)
            {
                throw new HubException(refusal);
            }

            if (links.Get(id) is { DelaySeconds: > 0 } late)
            {
                yield return delays.At(late, out _)?.Frame ?? throw new HubException(Early);
                await Task.Delay(Every, time, stop);
                continue;
            }

            if (views.Join(new ViewKey(LinkViews.Room + id, null)) is not { } viewer)
            {
                // It ended in this moment: the next look says why.
                if (Refusal(id, generation) is null)
                {
                    throw new HubException(Ended);
                }

                continue;
            }

            stream.Turn.Add(viewer);
            try
            {
                await foreach (var frame in viewer.ReadAsync(stop))
                {
                    yield return frame;
                }
            }
            finally
            {
                stream.Turn.Remove(viewer);
                viewer.Leave();
            }

            stop.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => links.Changed -= EndTurned;

    private Stream Enter(string id, int generation, string? page)
    {
        lock (gate)
        {
            if (Refusal(id, generation) is { } refusal)
            {
                throw new HubException(refusal);
            }

            if (!HasRoom(links.Get(id)!, page))
            {
                throw new HubException(Full);
            }

            var stream = new Stream(this, id, generation, page ?? Guid.NewGuid().ToString("n"));
            if (!open.TryGetValue(id, out var streams))
            {
                open[id] = streams = [];
            }

            // A page that has changed its connection; or two under one name, to be one more than may: they take turns then.
            foreach (var before in streams.Where(one => one.Page == stream.Page).ToList())
            {
                before.Replace();
                streams.Remove(before);
            }

            streams.Add(stream);
            links.Opened(id);
            return stream;
        }
    }

    private void Leave(Stream stream)
    {
        lock (gate)
        {
            if (open.TryGetValue(stream.Link, out var streams) && streams.Remove(stream) && streams.Count == 0)
            {
                open.Remove(stream.Link);
            }
        }
    }

    private HashSet<Stream> Of(string link) => open.TryGetValue(link, out var streams) ? streams : [];

    private int Count(string link) => Of(link).Select(one => one.Page).Distinct(StringComparer.Ordinal).Count();

    private string? Refusal(string id, int generation) =>
        links.Get(id) is not { } link || link.Generation != generation ? Ended
        : links.StateOf(id) switch
        {
            // One that is gone, or lies elsewhere, may be back in a moment.
            LinkState.Live => boards.Find(link.Board) is { } board && link.IsOf(board) ? null : Paused,
            LinkState.Paused => Paused,
            _ => Ended,
        };

    /// <summary>Ends the streams that came in by what is worth nothing any more; those of a link that is over end with its view.</summary>
    private void EndTurned(string id)
    {
        lock (gate)
        {
            foreach (var stream in Of(id).Where(one => Refusal(id, one.Generation) is not null))
            {
                stream.Turn.End();
            }
        }
    }

    private sealed class Stream(LinkStreams streams, string link, int generation, string page) : IDisposable
    {
        public string Link => link;

        public int Generation => generation;

        public string Page => page;

        public PageTurn Turn { get; } = new(new ViewKey(LinkViews.Room + link, null));

        public bool IsReplaced { get; private set; }

        public void Replace()
        {
            IsReplaced = true;
            Turn.End();
        }

        public void Dispose() => streams.Leave(this);
    }
}
