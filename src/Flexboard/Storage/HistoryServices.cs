namespace Flexboard.Storage;

/// <summary>Adds the history.</summary>
public static class HistoryServices
{
    /// <summary>
    /// Adds <see cref="History"/> and what writes and loads it. It begins when the app serves and ends when all other
    /// services have stopped, wherever in the list of services it is added.
    /// </summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) => services
        .AddSingleton<History>()
        .AddHostedService<HistoryWriter>();
}
