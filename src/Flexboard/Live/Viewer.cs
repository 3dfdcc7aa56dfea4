using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Flexboard.Live;

/// <summary>
/// One viewer's mailbox: a single frame, the newest wins. A viewer that reads too slowly misses frames, notices the gap
/// in their sequence and takes a full frame instead; nobody waits for it, and it costs no memory.
/// </summary>
public sealed class Viewer
{
    private readonly Channel<BoardFrame> mailbox = Channel.CreateBounded<BoardFrame>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly BoardView view;

    internal Viewer(BoardView view) => this.view = view;

    /// <summary>Full frames that this viewer needed because it had missed others.</summary>
    public long Recovered { get; private set; }

    /// <summary>The frames for this viewer: a full one first. Ends when the board is gone.</summary>
    public async IAsyncEnumerable<BoardFrame> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        // The mailbox is registered already: what comes while the full frame is made waits in it.
        if (view.FullFrame() is not { } first)
        {
            yield break;
        }

        long sequence = first.Sequence;
        yield return first;
        while (await mailbox.Reader.WaitToReadAsync(stop))
        {
            if (!mailbox.Reader.TryRead(out var frame) || frame.Sequence <= sequence)
            {
                continue;
            }

            if (!frame.IsFull && frame.Sequence != sequence + 1)
            {
                Recovered++;
                view.CountRecovery();
                if (view.FullFrame() is not { } whole)
                {
                    yield break;
                }

                frame = whole;
            }

            sequence = frame.Sequence;
            yield return frame;
        }
    }

    internal void Offer(BoardFrame frame) => mailbox.Writer.TryWrite(frame);

    /// <summary>Leaves the view.</summary>
    internal void Leave() => view.Leave(this);

    internal void End() => mailbox.Writer.TryComplete();
}
