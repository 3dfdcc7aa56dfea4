namespace Flexboard.Storage;

/// <summary>
/// Says whether the server's clock can be believed when it says that something is old. A single reading a month ahead
/// would otherwise let the whole history go, which no setting back brings back.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="log">Told once for each jump, and when it is over.</param>
internal sealed class HistoryClock(TimeProvider time, ILogger log)
{
    /// <summary>What a clock may run away from the time that has passed: more than it is ever slewed.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(3);

    /// <summary>A clock that has stayed where it jumped to for so long was set right, or the machine slept.</summary>
    private static readonly TimeSpan BelievedAfter = TimeSpan.FromHours(24);

    private DateTimeOffset from = time.GetUtcNow();
    private long fromStamp = time.GetTimestamp();
    private (DateTimeOffset Wall, long Stamp)? jumped;

    /// <summary>Whether it has run on as the time that has passed since the start, or has stood its test since a jump.</summary>
    public bool IsBelieved()
    {
        var now = time.GetUtcNow();
        long stamp = time.GetTimestamp();
        if (IsSteady(from, fromStamp, now, stamp))
        {
            if (jumped is not null)
            {
                log.LogInformation("The server's clock is back; old history is let go again.");
            }

            // Slewing adds up over months: what counts is a jump.
            (from, fromStamp, jumped) = (now, stamp, null);
            return true;
        }

        if (jumped is not { } since || !IsSteady(since.Wall, since.Stamp, now, stamp))
        {
            jumped = (now, stamp);
            log.LogWarning(
                "The server's clock jumped by {Jump}: no history is rolled up or let go until it is back, or has been steady for {Hours} h.",
                now - from - time.GetElapsedTime(fromStamp, stamp), BelievedAfter.TotalHours);
        }
        else if (time.GetElapsedTime(since.Stamp, stamp) >= BelievedAfter)
        {
            (from, fromStamp, jumped) = (now, stamp, null);
            return true;
        }

        return false;
    }

    private bool IsSteady(DateTimeOffset wall, long stamp, DateTimeOffset now, long nowStamp) =>
        (now - wall - time.GetElapsedTime(stamp, nowStamp)).Duration() <= Allowed;
}
