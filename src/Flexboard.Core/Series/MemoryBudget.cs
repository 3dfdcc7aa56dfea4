namespace Flexboard.Core.Series;

/// <summary>
/// The bytes that rings may hold beyond their smallest size. A ring asks before it grows; one that is refused stays
/// short and remembers less, so that a flood of names costs history, never the process.
/// </summary>
/// <param name="limit">Bytes.</param>
public sealed class MemoryBudget(long limit)
{
    /// <summary>Bytes granted and not given back.</summary>
    public long Used { get; private set; }

    /// <summary>Bytes that may be granted in all.</summary>
    public long Limit { get; } = limit;

    /// <summary>How often a ring asked in vain.</summary>
    public long Refusals { get; private set; }

    /// <summary>Grants the bytes, or refuses. What a board shows is granted beyond the limit.</summary>
    internal bool TryTake(long bytes, bool beyondLimit)
    {
        if (Used + bytes > Limit && !beyondLimit)
        {
            Refusals++;
            return false;
        }

        Used += bytes;
        return true;
    }

    internal void Return(long bytes) => Used -= bytes;
}
