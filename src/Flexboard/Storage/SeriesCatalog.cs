using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>Which number a series has in the tables, and what is kept of it.</summary>
internal sealed class SeriesCatalog(SqliteConnection connection) : IDisposable
{
    /// <summary>"Seen" is kept to the hour: otherwise each take would write every series' row.</summary>
    private const long SeenStep = 3600;

    private readonly Dictionary<Series, Kept> kept = new(ReferenceEqualityComparer.Instance);

    private readonly Statement put = new(connection, """
        INSERT INTO series (key, channel, kind, unit, simulated, seen) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (key) DO UPDATE SET
            kind = excluded.kind, unit = coalesce(excluded.unit, unit), simulated = max(simulated, excluded.simulated),
            seen = max(seen, excluded.seen)
        RETURNING id
        """);

    /// <summary>The number of a series, written down when it is new or has changed.</summary>
    /// <param name="taken">The series.</param>
    /// <param name="second">Unix seconds of the newest bucket that is written of it.</param>
    public long IdOf(in TakenSeries taken, long second)
    {
        if (kept.TryGetValue(taken.Series, out var known) && known.Kind == taken.Kind && known.Unit == taken.Unit &&
            known.Simulated == taken.Simulated && second < known.Seen + SeenStep)
        {
            return known.Id;
        }

        put.Bind(1, taken.Series.Key.Span).Bind(2, taken.Series.Channel).Bind(3, (long)taken.Kind).Bind(4, taken.Unit)
            .Bind(5, taken.Simulated).Bind(6, second);
        long id = put.Scalar();
        kept[taken.Series] = new Kept(id, taken.Kind, taken.Unit, taken.Simulated, second);
        return id;
    }

    /// <summary>Lets go of what it knows by heart: series were deleted, and their numbers may be given to others.</summary>
    public void Forget() => kept.Clear();

    public void Dispose() => put.Dispose();

    private readonly record struct Kept(long Id, SeriesKind Kind, string? Unit, long Simulated, long Seen);
}
