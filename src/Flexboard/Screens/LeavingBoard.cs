namespace Flexboard.Screens;

/// <summary>
/// A board that a screen watches. When it leaves the wall it is seen for as long as the next one may need to come, and no
/// longer. One thread at a time.
/// </summary>
/// <param name="mayWatch">Whether the screen may, now.</param>
/// <param name="time">The clock.</param>
internal sealed class LeavingBoard(Func<bool> mayWatch, TimeProvider time)
{
    /// <summary>What cannot be loaded is tried again meanwhile, and the board before hangs (wall/boards.js).</summary>
    internal static readonly TimeSpan Stays = TimeSpan.FromMinutes(2);

    private long? left;

    /// <summary>Whether it has left long enough ago.</summary>
    public bool IsGone
    {
        get
        {
            left = mayWatch() ? null : left ?? time.GetTimestamp();
            return left is { } since && time.GetElapsedTime(since) > Stays;
        }
    }
}
