using System.Collections.Concurrent;
using Flexboard.Core.Boards;
using Flexboard.Live;

namespace Flexboard.Links;

/// <summary>What a link with a delay showed at a time: its board, a full frame and the newest history of then.</summary>
/// <param name="Time">Unix ms.</param>
/// <param name="Board">As it was cut then.</param>
/// <param name="Frame">Valid by itself.</param>
/// <param name="History">Composed no later; null: not yet.</param>
public sealed record PastPicture(long Time, Board Board, BoardFrame Frame, HistoryBody? History);

/// <summary>
/// Links that are shown with a delay: whole frames are kept, one each second (each second second for more than five
/// minutes), and shown when they are old enough; their times are of then, so that no age counts the delay. It is kept while
/// somebody looks, and a while longer: at most 29 MB of frames for each link, and as much of history as 90 answers. What
/// was kept is thrown away when the link shows something else of its board, or with another delay. Safe from any thread.
/// </summary>
public sealed class LinkDelays(LinkStore links, LinkViews boards, BoardViews views, TimeProvider time, ILogger<LinkDelays> log) : BackgroundService
{
    /// <summary>More at the same time would take too much memory.</summary>
    internal const int Most = 32;

    private const long HistoryEvery = 10_000;
    private const long KeptFor = 120_000;

    /// <summary>Who looks asks each second, and who waits for the first picture comes back when it is there: later than that nobody looks.</summary>
    private const long LooksFor = 10_000;

    private readonly ConcurrentDictionary<string, Tape> tapes = new(StringComparer.Ordinal);
    private readonly Lock beginning = new();

    /// <summary>The newest picture of a link that is old enough; null: there is none yet.</summary>
    /// <param name="link">A link with a delay.</param>
    /// <param name="begins">When there will be one, Unix ms; null: not before one of the others is looked at no more.</param>
    public PastPicture? At(Link link, out long? begins)
    {
        long now = Now;
        if ((!tapes.TryGetValue(link.Id, out var tape) || tape.Cut != link.Cut) && (tape = Begin(link, now)) is null)
        {
            begins = null;
            return null;
        }

        tape.Used = now;
        begins = tape.Began + (link.DelaySeconds * 1000L);
        return tape.At(now - (link.DelaySeconds * 1000L));
    }

    /// <summary>Begins to keep a link, in place of one at which nobody looks where there are too many; null: all are looked at.</summary>
    private Tape? Begin(Link link, long now)
    {
        lock (beginning)
        {
            if (tapes.Count >= Most && !tapes.ContainsKey(link.Id))
            {
                // Taking turns they would show nothing at all, each thrown away before it is old enough.
                var (id, oldest) = tapes.MinBy(one => one.Value.Used + (one.Value.Cut.DelaySeconds * 1000L));
                if (now - oldest.Used <= (oldest.Cut.DelaySeconds * 1000L) + LooksFor)
                {
                    return null;
                }

                tapes.TryRemove(new(id, oldest));
            }

            return tapes.AddOrUpdate(link.Id, _ => new Tape(now, link.Cut), (_, tape) => tape.Cut == link.Cut ? tape : new Tape(now, link.Cut));
        }
    }

    /// <summary>Keeps what all links with a delay show now.</summary>
    internal async Task KeepAsync()
    {
        foreach (var (id, tape) in tapes)
        {
            long now = Now;
            if (links.Get(id) is not { DelaySeconds: > 0 } link || tape.Cut != link.Cut || links.StateOf(id) != LinkState.Live || now - tape.Used > (link.DelaySeconds * 1000L) + KeptFor)
            {
                tapes.TryRemove(new(id, tape));
                continue;
            }

            var view = new ViewKey(link.View, null);
            if (boards.Find(link) is not { } board || (link.DelaySeconds > 300 && now - tape.Newest < 1900) || views.FullFrame(view) is not { } frame || boards.Find(link) != board)
            {
                continue;
            }

            if (now - tape.HistoryAt >= HistoryEvery && views.History(view) is { } composed)
            {
                (tape.HistoryAt, tape.History) = (now, await composed);
            }

            tape.Add(new PastPicture(Math.Max(now, Now), board, frame, tape.History), now - (link.DelaySeconds * 1000L));
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        links.Changed += Forget;
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await turns.TakeAsync(KeepAsync, stoppingToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        links.Changed -= Forget;
        base.Dispose();
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>What it may not show now it may not show of then either.</summary>
    private void Forget(string id)
    {
        if (tapes.TryGetValue(id, out var tape) && (links.StateOf(id) != LinkState.Live || links.Get(id)?.Cut != tape.Cut))
        {
            tapes.TryRemove(new(id, tape));
        }
    }

    private sealed class Tape(long began, LinkCut cut)
    {
        private readonly LinkedList<PastPicture> pictures = [];

        public long Began => began;

        public LinkCut Cut => cut;

        public long Used { get; set; }

        public long Newest { get; private set; }

        public long HistoryAt { get; set; }

        public HistoryBody? History { get; set; }

        public void Add(PastPicture picture, long shown)
        {
            lock (pictures)
            {
                pictures.AddLast(picture);
                Newest = picture.Time;
                while (pictures.First?.Next is { } second && second.Value.Time <= shown)
                {
                    pictures.RemoveFirst();
                }
            }
        }

        public PastPicture? At(long shown)
        {
            lock (pictures)
            {
                PastPicture? newest = null;
                foreach (var one in pictures)
                {
                    if (one.Time > shown)
                    {
                        break;
                    }

                    newest = one;
                }

                return newest;
            }
        }
    }
}
