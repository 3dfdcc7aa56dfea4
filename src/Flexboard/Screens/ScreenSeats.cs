using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;

namespace Flexboard.Screens;

/// <summary>A page that shows a wall now, or the last one that a paired screen had.</summary>
/// <param name="Page">Chosen at random by the page when it is loaded.</param>
/// <param name="Connection">By which it is reached.</param>
/// <param name="Wall">What it shows.</param>
/// <param name="Slice">Which output of it; null: the whole.</param>
/// <param name="Screen">Id of the paired screen that it is; null: somebody has signed in there, or nobody needs to.</param>
/// <param name="Person">Who has; empty: nobody.</param>
/// <param name="Browser">What it runs in, in a word.</param>
/// <param name="Address">From where it came.</param>
public sealed record ScreenSeat(string Page, string Connection, string Wall, string? Slice, string? Screen, string Person, string Browser, string Address)
{
    /// <summary>The newest of what it said of itself; null: nothing yet.</summary>
    public ScreenReport? Report { get; init; }

    /// <summary>When something was heard of it last, as the clock's timestamps are.</summary>
    public required long Heard { get; init; }

    /// <summary>Whether it is connected.</summary>
    public bool IsOpen { get; init; } = true;
}

/// <summary>
/// Which pages show walls now, and how they do: in memory alone. Of a paired screen the last is remembered. Their number is
/// bounded by that of the connections. Safe from any thread.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class ScreenSeats(TimeProvider time)
{
    /// <summary>What says nothing for so long is silent: it tells five times meanwhile.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What is said more often is not heard.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, ScreenSeat> byConnection = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ScreenSeat> last = new(StringComparer.Ordinal);

    /// <summary>A page comes. A paired screen that was there before is heard when it says how it does, not by coming again and again.</summary>
    /// <returns>Disposed when it leaves.</returns>
    public IDisposable Enter(ScreenSeat seat)
    {
        Keep(seat.Screen is { } paired && last.TryGetValue(paired, out var before) ? seat with { Heard = before.Heard } : seat);
        return new Leaving(() =>
        {
            // Another connection of the same screen may have come meanwhile: it stays.
            if (byConnection.TryRemove(seat.Connection, out var left) && left.Screen is { } screen && last.TryGetValue(screen, out var known) && known.Connection == left.Connection)
            {
                last[screen] = known with { IsOpen = false };
            }
        });
    }

    /// <summary>A page says how it does; one that has not come, or says it again and again, is not heard.</summary>
    public void Take(string connection, JsonElement said)
    {
        if (byConnection.TryGetValue(connection, out var seat) && (seat.Report is null || time.GetElapsedTime(seat.Heard) >= Apart))
        {
            Keep(seat with { Report = ScreenReport.Read(said), Heard = time.GetTimestamp() });
        }
    }

    /// <summary>Of a paired screen: how it does, or did when it was there; null: it has not been there since the app began.</summary>
    public ScreenSeat? Of(string screen) => last.GetValueOrDefault(screen);

    /// <summary>Pages of a wall that are no paired screens: of two connections of one page the newer.</summary>
    public IEnumerable<ScreenSeat> Others(string wall) =>
        byConnection.Values.Where(one => one.Screen is null && one.Wall == wall).GroupBy(one => one.Page).Select(one => one.MaxBy(seat => seat.Heard)!).OrderBy(one => one.Page, StringComparer.Ordinal);

    /// <summary>One of them that is connected.</summary>
    public ScreenSeat? Page(string page) => byConnection.Values.Where(one => one.Page == page).MaxBy(one => one.Heard);

    /// <summary>How long ago something was heard.</summary>
    public TimeSpan Silence(ScreenSeat seat) => time.GetElapsedTime(seat.Heard);

    /// <summary>Forgets screens that are none any more.</summary>
    internal void Keep(IReadOnlySet<string> screens)
    {
        foreach (string gone in last.Keys.Where(id => !screens.Contains(id)).ToImmutableArray())
        {
            last.TryRemove(gone, out _);
        }
    }

    private void Keep(ScreenSeat seat)
    {
        byConnection[seat.Connection] = seat;
        if (seat.Screen is { } screen)
        {
            last[screen] = seat;
        }
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
