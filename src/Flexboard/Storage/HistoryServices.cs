namespace Flexboard.Storage;

/// <summary>Adds the history.</summary>
public static class HistoryServices
{
    /// <summary>Adds <see cref="History"/> and what writes and loads it.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddSingleton<History>();
}
