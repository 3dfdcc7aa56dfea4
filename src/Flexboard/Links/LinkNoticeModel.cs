namespace Flexboard.Links;

/// <summary>What is shown in place of a link's board.</summary>
public enum LinkNoticeKind
{
    /// <summary>The name of the product: a chat program asked that may know no more.</summary>
    Nothing,

    /// <summary>A PIN is asked for.</summary>
    Pin,

    /// <summary>As many look as may.</summary>
    Full,

    /// <summary>It is shown with a delay, and what is old enough is not there yet.</summary>
    Early,

    /// <summary>It is shown with a delay, and as many links are kept so as can be.</summary>
    Busy,
}

/// <summary>A notice, and what it says.</summary>
public sealed record LinkNoticeModel
{
    /// <summary>Which.</summary>
    public required LinkNoticeKind Kind { get; init; }

    /// <summary>Whether the PIN was wrong.</summary>
    public bool IsWrong { get; init; }

    /// <summary>For how long no PIN is taken; 0: one is.</summary>
    public int WaitMinutes { get; init; }

    /// <summary>How long ago what the link shows was so; 0: it does not matter.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>When the page tries again by itself; 0: never.</summary>
    public int RetrySeconds { get; init; }
}
