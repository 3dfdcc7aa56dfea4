namespace Flexboard.Feeds.Host;

/// <summary>What the app tells of itself that the feeds cannot know.</summary>
public sealed class OwnFigures
{
    /// <summary>How many viewers watch a board now. Set once at the start, called every second by another thread.</summary>
    public Func<int> Viewers { get; set; } = static () => 0;
}
