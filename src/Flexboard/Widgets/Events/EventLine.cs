using Flexboard.Core.Events;

namespace Flexboard.Widgets.Events;

/// <summary>One event, or several that are shown as one.</summary>
/// <param name="Newest">The event; of several the newest.</param>
/// <param name="IsOpen">Whether it, or any of them, needs looking at: open, and not over by its own account.</param>
/// <param name="IsNoted">Whether somebody has acknowledged each of those that are open.</param>
/// <param name="Count">How many events it stands for.</param>
/// <param name="Began">When the first of them opened, Unix ms.</param>
/// <param name="End">When the last of them was resolved, Unix ms; null while any is open.</param>
public readonly record struct EventLine(BoardEvent Newest, bool IsOpen, bool IsNoted, int Count, long Began, long? End)
{
    /// <summary>A line of one event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="now">Unix ms; decides whether it is over.</param>
    public static EventLine Of(BoardEvent one, long now)
    {
        bool isOpen = one.Open && !(one.Until < now);
        return new(one, isOpen, !isOpen || !one.Acknowledgements.IsEmpty, 1, one.Began, one.Open ? null : one.Resolved ?? one.Time);
    }

    /// <summary>This line and an older one as one line.</summary>
    public EventLine With(EventLine older) => this with
    {
        IsOpen = IsOpen || older.IsOpen,
        IsNoted = IsNoted && older.IsNoted,
        Count = Count + older.Count,
        Began = Math.Min(Began, older.Began),
        End = End is { } end && older.End is { } olderEnd ? Math.Max(end, olderEnd) : null,
    };
}
