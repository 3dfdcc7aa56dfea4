namespace Flexboard.Operations;

/// <summary>Whether the app can show walls, and what is not as it should be.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> (ready too, but something is missing) or <c>starting</c>.</param>
/// <param name="Reasons">What is missing, in plain words.</param>
/// <param name="Boards">How many boards there are.</param>
/// <param name="Feed">What the feed is.</param>
/// <param name="History">What the history does.</param>
public sealed record Readiness(string Status, IReadOnlyList<string> Reasons, int Boards, string Feed, string History)
{
    /// <summary>Whether requests should come here. A lost Redis is no reason against: walls keep their picture and say so.</summary>
    public bool IsReady => Status != "starting";

    /// <summary>Judges.</summary>
    public static Readiness Of(Overview overview)
    {
        var reasons = new List<string>();
        bool started = overview.AreBoardsLoaded && overview.Feed.HasStarted;
        if (!overview.Feed.IsLiveAt(overview.Time))
        {
            reasons.Add(overview.Feed.Problem is { } problem ? $"feed: {problem}" : "feed: nothing heard for more than 5 s");
        }

        if (!overview.Boards.Problems.IsEmpty)
        {
            reasons.Add($"boards: {overview.Boards.Problems.Length} files cannot be used as they are");
        }

        if (overview.History.State == Storage.HistoryState.Stopped)
        {
            reasons.Add($"history: {overview.History.Reason}");
        }

        return new Readiness(
            !started ? "starting" : reasons.Count > 0 ? "degraded" : "ready",
            reasons, overview.Boards.Boards.Count, overview.Feed.Source, overview.History.State.ToString().ToLowerInvariant());
    }
}
