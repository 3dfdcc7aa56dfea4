namespace Flexboard.Feeds.Demo;

/// <summary>Who takes part in the simulated opening.</summary>
internal static class ReservationNames
{
    /// <summary>How many web servers there are.</summary>
    public const int Agents = 64;

    /// <summary>The provider that cannot bear the opening.</summary>
    public const int FailingProvider = 2;

    /// <summary>Names of the sign-in providers.</summary>
    public static IReadOnlyList<string> Providers { get; } = ["Bank certificate", "Mobile ID", "Carrier app", "Public certificate", "Messenger"];

    /// <summary>Names of the tiers, in the order of <see cref="ReservationModel.TierCpu"/>.</summary>
    public static IReadOnlyList<string> Tiers { get; } = ["web", "app", "db"];

    /// <summary>Names of the ways between tiers, in the order of <see cref="ReservationModel.Calls"/>.</summary>
    public static IReadOnlyList<string> Links { get; } = ["queue-web", "web-app", "app-db"];

    /// <summary>Name of an agent, 0 to <see cref="Agents"/> − 1.</summary>
    public static string Agent(int index) => $"web-{index + 1:00}";
}
