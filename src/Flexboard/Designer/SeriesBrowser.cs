using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Designer;

/// <summary>
/// Looks through what is really arriving. There may be 50,000 series and ingest waits at the same gate: it is held to
/// copy references, to look at the freshness of some thousands, and for one figure; what is searched, counted and put in
/// order is names and labels, which never change.
/// </summary>
internal sealed class SeriesBrowser(SeriesStore store, TimeProvider time)
{
    /// <summary>Series whose freshness is looked at without giving the gate back.</summary>
    private const int Chunk = 2048;

    /// <summary>The present, Unix ms.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>All series as they are now, in no order.</summary>
    public Series[] All()
    {
        lock (store.Gate)
        {
            return [.. store.All];
        }
    }

    /// <summary>Series one by one: those whose name begins as the search does, those that report, those silent for the shortest time.</summary>
    public object Find(SeriesQuery query)
    {
        long now = Now;
        var all = All();
        var found = Array.FindAll(all, query.Matches);
        long[] heard = Heard(found, now);
        return new
        {
            Total = all.Length,
            Matched = found.Length,
            SparkSeconds = SeriesPicture.Seconds,
            Series = found.Index()
                .OrderByDescending(one => query.IsBeginningOf(one.Item.Name))
                .ThenByDescending(one => heard[one.Index])
                .ThenBy(one => one.Item, SeriesSelection.Order)
                .Take(query.Limit)
                .Select(one => One(one.Item, now)),
        };
    }

    /// <summary>The names of what matches, with how many series each has and what they are told apart by.</summary>
    public object Names(SeriesQuery query)
    {
        long now = Now;
        var all = All();
        var found = Array.FindAll(all, query.Matches);
        long[] heard = Heard(found, now);
        var names = new Dictionary<string, (long Heard, List<Series> Series)>(StringComparer.Ordinal);
        for (int i = 0; i < found.Length; i++)
        {
            if (!names.TryGetValue(found[i].Name, out var name))
            {
                name = (0, []);
            }

            name.Series.Add(found[i]);
            names[found[i].Name] = (Math.Max(name.Heard, heard[i]), name.Series);
        }

        return new
        {
            Total = all.Length,
            Matched = found.Length,
            MatchedNames = names.Count,
            SparkSeconds = SeriesPicture.Seconds,
            Names = names
                .OrderByDescending(one => query.IsBeginningOf(one.Key))
                .ThenByDescending(one => one.Value.Heard)
                .ThenBy(one => one.Key, Labels.Order)
                .Take(query.Limit)
                .Select(one => Name(one.Key, one.Value.Series, now)),
        };
    }

    /// <summary>The labels of what matches, each with its values and how many series have them.</summary>
    public object LabelsOf(SeriesQuery query)
    {
        var found = Array.FindAll(All(), query.Matches);
        return new
        {
            Matched = found.Length,
            Labels = found
                .SelectMany(series => series.Labels)
                .GroupBy(label => label.Name, label => label.Value, StringComparer.Ordinal)
                .OrderBy(label => label.Key, Labels.Order)
                .Select(label =>
                {
                    var values = label.CountBy(value => value, StringComparer.Ordinal).ToList();
                    return new
                    {
                        Name = label.Key,
                        Series = values.Sum(value => value.Value),
                        Values = values.Count,
                        Top = values
                            .OrderBy(value => value.Key, Labels.Order)
                            .Take(query.Limit)
                            .Select(value => new { Value = value.Key, Series = value.Value }),
                    };
                }),
        };
    }

    private static string Kind(SeriesKind kind) => kind switch
    {
        SeriesKind.Counter => "counter",
        SeriesKind.Durations => "durations",
        _ => "gauge",
    };

    /// <summary>
    /// When each was heard last, Unix ms; <see cref="long.MaxValue"/> of those that report: whoever came 100 ms later stands
    /// no higher for it, or a list would be in another order whenever it is looked at.
    /// </summary>
    private long[] Heard(Series[] found, long now)
    {
        long[] heard = new long[found.Length];
        for (int start = 0; start < found.Length; start += Chunk)
        {
            lock (store.Gate)
            {
                for (int i = start; i < Math.Min(found.Length, start + Chunk); i++)
                {
                    heard[i] = found[i].Arrival > 0 && !found[i].IsSilent(now, null) ? long.MaxValue : found[i].EffectiveArrival;
                }
            }
        }

        return heard;
    }

    private object One(Series series, long now)
    {
        var picture = SeriesPicture.Of(store, [series], now);
        var (unit, kind) = Metadata([series]);
        return new
        {
            series.Name,
            Labels = series.Labels.ToDictionary(label => label.Name, label => label.Value),
            Unit = unit,
            Kind = Kind(kind),
            series.Channel,
            picture.Value,
            picture.Time,
            picture.Age,
            picture.Simulated,
            picture.Spark,
        };
    }

    private object Name(string name, List<Series> series, long now)
    {
        var picture = SeriesPicture.Of(store, series, now);
        var (unit, kind) = Metadata(series);
        return new
        {
            Name = name,
            Series = series.Count,
            Unit = unit,
            Kind = Kind(kind),
            picture.Across,
            picture.Value,
            picture.Time,
            picture.Age,
            picture.Simulated,
            picture.Spark,
            Labels = series
                .SelectMany(one => one.Labels)
                .Distinct()
                .CountBy(label => label.Name, StringComparer.Ordinal)
                .OrderBy(label => label.Key, Labels.Order)
                .Select(label => new { Name = label.Key, Values = label.Value }),
        };
    }

    /// <summary>The first unit that any publisher named, as widgets take it, and what the first of them is.</summary>
    private (string Unit, SeriesKind Kind) Metadata(List<Series> series)
    {
        lock (store.Gate)
        {
            return (series.Select(one => one.Unit).FirstOrDefault(unit => unit is not null) ?? "", series[0].Kind);
        }
    }
}
