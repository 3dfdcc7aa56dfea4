namespace Flexboard.Widgets.Active;

/// <summary>How agents are drawn.</summary>
public enum ActiveLayout
{
    /// <summary>An arc, or bars where the box is very wide or tall.</summary>
    Auto,

    /// <summary>Segments on a half circle, the total in its centre.</summary>
    Arc,

    /// <summary>Upright bars side by side.</summary>
    Bars,
}

/// <summary>Options of the kind <c>active</c>.</summary>
public sealed record ActiveOptions : ICheckedOptions
{
    /// <summary>How agents are drawn.</summary>
    public ActiveLayout Layout { get; init; } = ActiveLayout.Auto;

    /// <summary>The label that names the agent; a series without it is an agent of its own name.</summary>
    public string AgentLabel { get; init; } = "agent";

    /// <summary>The label that tells how long transactions have been running.</summary>
    public string TierLabel { get; init; } = "tier";

    /// <summary>
    /// The values of <see cref="TierLabel"/>, from the fastest to the slowest. What has another value, or none, counts in the
    /// total alone.
    /// </summary>
    public IReadOnlyList<string> Tiers { get; init; } = ["fast", "slow", "stuck"];

    /// <summary>The seconds from which a transaction belongs to the second and to the third tier, as the texts say.</summary>
    public IReadOnlyList<double> TierSeconds { get; init; } = [3, 8];

    /// <summary>Transactions of one agent that fill the length of a segment; 0: follows the busiest.</summary>
    public double Scale { get; init; }

    /// <summary>Whether the busiest agent is named.</summary>
    public bool Busiest { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (AgentLabel.Length == 0)
        {
            yield return new("$.agentLabel", "is empty; it names a label, such as 'agent'");
        }

        if (TierLabel.Length == 0 || TierLabel == AgentLabel)
        {
            yield return new("$.tierLabel", "must name a label other than agentLabel, such as 'tier'");
        }

        if (Tiers.Count != 3 || Tiers.Distinct(StringComparer.Ordinal).Count() != 3)
        {
            yield return new("$.tiers", "must be three different label values, from the fastest to the slowest");
        }

        if (TierSeconds.Count != 2 || !(TierSeconds[0] > 0 && TierSeconds[0] < TierSeconds[1]))
        {
            yield return new("$.tierSeconds", "must be two rising numbers of seconds, such as [3, 8]");
        }

        if (!(Scale >= 0 && double.IsFinite(Scale)))
        {
            yield return new("$.scale", "must be 0 or more");
        }
    }
}
