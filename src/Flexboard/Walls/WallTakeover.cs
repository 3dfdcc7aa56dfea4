using System.Collections.Immutable;
using Flexboard.Core.Events;

namespace Flexboard.Walls;

/// <summary>Which events take a wall over, and what it shows then.</summary>
/// <param name="Severity">At least so grave: <c>info</c>, <c>warning</c>, <c>critical</c>.</param>
/// <param name="Board">The board.</param>
/// <param name="Arrangement">Its arrangement; null: the one that fits.</param>
/// <param name="Seconds">For how long, 5 to 86,400; null: until the event is acknowledged or resolved.</param>
/// <param name="Labels">What its labels must be; null: any.</param>
public sealed record TakeoverRule(string Severity, string Board, string? Arrangement = null, double? Seconds = null, ImmutableSortedDictionary<string, string>? Labels = null)
{
    /// <summary>The most rules of a wall, and the most labels of one.</summary>
    public const int Most = 20;

    /// <summary>How grave, the least first.</summary>
    public static ImmutableArray<string> Severities { get; } = ["info", "warning", "critical"];

    /// <summary>Whether an event is one of them.</summary>
    internal bool Holds(BoardEvent one) =>
        (int)one.Severity >= Severities.IndexOf(Severity) && (Labels is null || Labels.All(wanted => one.Labels.Any(label => label.Name == wanted.Key && label.Value == wanted.Value)));
}

/// <summary>An event that takes a wall over.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Began">When it opened, Unix ms: one that opens again is another.</param>
/// <param name="Severity">One of <see cref="TakeoverRule.Severities"/>; one that becomes graver is another.</param>
/// <param name="Title">What it says.</param>
/// <param name="Board">The board that is shown for it.</param>
/// <param name="Arrangement">Its arrangement; null: the one that fits.</param>
/// <param name="Since">When it was heard of, Unix ms.</param>
/// <param name="Until">When its time is over, Unix ms; null: it has none.</param>
/// <param name="IsReturned">Whether somebody has had the wall return.</param>
/// <param name="More">How many others wait behind it.</param>
public sealed record WallTakeover(string Event, long Began, string Severity, string Title, string Board, string? Arrangement, long Since, long? Until, bool IsReturned = false, int More = 0)
{
    /// <summary>Whether it still takes the wall over.</summary>
    internal bool Holds(long now) => !IsReturned && !(Until <= now);

    /// <summary>It as it is when the clock was set back to before it was heard of: from now on it has no more than its time.</summary>
    internal WallTakeover At(long now) => Since <= now ? this : this with { Since = now, Until = Until - Since + now };
}

/// <summary>Judges which event has a wall. Pure.</summary>
internal static class Takeovers
{
    /// <summary>The most that are kept in mind of a wall: the gravest, then the newest.</summary>
    private const int Most = 500;

    /// <summary>So long what nobody knows of any more is kept in mind, and has a wall whose rule says no time, ms from when it was heard of: a day, as no rule says more.</summary>
    private const long Forgotten = 86_400_000;

    /// <summary>What a wall shows by its rules. A frozen wall stays as it is.</summary>
    /// <param name="showing">What it shows.</param>
    /// <param name="asking">The events that <see cref="Asks"/>.</param>
    /// <param name="isKnown">Whether there is an event: what nobody knows of any more, after a crash for instance, goes on, but not for ever.</param>
    /// <param name="isThere">Whether a board can be shown.</param>
    /// <param name="now">Unix ms.</param>
    public static WallShowing Judged(WallShowing showing, IReadOnlyCollection<BoardEvent> asking, Func<string, bool> isKnown, Func<string, bool> isThere, long now)
    {
        if (showing.FrozenSince is not null)
        {
            return showing;
        }

        ImmutableArray<WallTakeover> stood = [.. showing.Standing.Select(one => one.At(now))];
        var before = stood.ToDictionary(one => one.Event, StringComparer.Ordinal);
        ImmutableArray<WallTakeover> standing =
        [
            .. asking.Select(one => (Event: one, Rule: showing.Takeovers.FirstOrDefault(rule => rule.Holds(one) && isThere(rule.Board))))
                .Where(one => one.Rule is not null)
                .OrderByDescending(one => one.Event.Severity).ThenByDescending(one => one.Event.Began).ThenBy(one => one.Event.Id, StringComparer.Ordinal)
                .Take(Most)
                .Select(one => Of(one.Event, one.Rule!, before.GetValueOrDefault(one.Event.Id), now)),

            // Also what does not hold any more: after a restart the past is read later, and brings the event back.
            .. stood.Where(one => !showing.Takeovers.IsEmpty && !isKnown(one.Event) && now < one.Since + Forgotten).Select(one => one with { Until = one.Until ?? one.Since + Forgotten }).Take(Most),
        ];

        // The gravest; of those the one that has it already, then the first.
        var holding = standing.Where(one => one.Holds(now) && isThere(one.Board))
            .OrderByDescending(one => TakeoverRule.Severities.IndexOf(one.Severity)).ThenBy(one => one.Event != showing.Takeover?.Event).ThenBy(one => one.Since).ThenBy(one => one.Event, StringComparer.Ordinal)
            .ToList();
        return showing with
        {
            Standing = standing.SequenceEqual(showing.Standing) ? showing.Standing : standing,
            Takeover = holding is [var first, ..] ? first with { More = holding.Count - 1 } : null,
        };
    }

    /// <summary>Whether an event may take a wall over: it is open, and nobody has taken note of it.</summary>
    public static bool Asks(BoardEvent one, long now) => one is { Open: true, IsStatus: false, IsPlanned: false, Acknowledgements.IsEmpty: true } && !(one.Until < now);

    /// <summary>Whoever puts something on a wall has seen what took it over.</summary>
    public static WallShowing Returned(WallShowing showing) => showing.Takeover is null ? showing : showing with
    {
        Standing = [.. showing.Standing.Select(one => one with { IsReturned = true })],
        Takeover = null,
    };

    private static WallTakeover Of(BoardEvent one, TakeoverRule rule, WallTakeover? before, long now)
    {
        string severity = TakeoverRule.Severities[(int)one.Severity];
        bool goesOn = before is not null && before.Began == one.Began && before.Severity == severity;
        long since = goesOn ? before!.Since : now;
        return new(one.Id, one.Began, severity, one.Title, rule.Board, rule.Arrangement, since, rule.Seconds is { } seconds ? since + (long)(seconds * 1000) : null, goesOn && before!.IsReturned);
    }
}
