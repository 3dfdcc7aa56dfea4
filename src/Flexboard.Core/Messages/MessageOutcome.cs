namespace Flexboard.Core.Messages;

/// <summary>Something that was refused or reported.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Index">Which item of a batch, or which line; 0 for a message of one.</param>
/// <param name="Position">Where in the message it begins, in bytes: from here on a sample can be cut.</param>
public readonly record struct MessageProblem(RejectReason Reason, int Index, int Position);

/// <summary>
/// What became of one message. A <see cref="MessageReader"/> has one and fills it anew for each message: read it
/// before the next.
/// </summary>
public sealed class MessageOutcome
{
    /// <summary>The most problems that are listed; all are counted.</summary>
    public const int MaxListed = 10_000;

    private readonly int[] counts = new int[RejectReasons.Count];
    private readonly List<MessageProblem> problems = [];

    /// <summary>Samples or events that were taken, duplicates included.</summary>
    public int Accepted { get; private set; }

    /// <summary>Those of <see cref="Accepted"/> that were there already and changed nothing.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Items that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Samples that claimed a time more than 5 s ahead and were taken as of their arrival.</summary>
    public int Ahead { get; private set; }

    /// <summary>
    /// How far the newest of the times that the message named lies ahead of its arrival, ms; negative when the
    /// publisher's clock, or the message, is slow. Null when it named none.
    /// </summary>
    public long? Skew { get; private set; }

    /// <summary>What was refused or reported, in order; at most <see cref="MaxListed"/>.</summary>
    public IReadOnlyList<MessageProblem> Problems => problems;

    /// <summary>How often a reason occurred, listed or not.</summary>
    public int CountOf(RejectReason reason) => counts[(int)reason];

    internal void Clear()
    {
        Accepted = Duplicates = Refused = Ahead = 0;
        Skew = null;
        if (problems.Count > 0)
        {
            problems.Clear();
            Array.Clear(counts);
        }
    }

    internal void Accept() => Accepted++;

    internal void AcceptDuplicate()
    {
        Accepted++;
        Duplicates++;
    }

    internal void Report(RejectReason reason, int index, int position)
    {
        counts[(int)reason]++;
        if (reason.IsRefusal())
        {
            Refused++;
        }

        if (problems.Count < MaxListed)
        {
            problems.Add(new MessageProblem(reason, index, position));
        }
    }

    internal void NoteTime(long skew, bool ahead)
    {
        if (Skew is not { } known || skew > known)
        {
            Skew = skew;
        }

        if (ahead)
        {
            Ahead++;
        }
    }
}
