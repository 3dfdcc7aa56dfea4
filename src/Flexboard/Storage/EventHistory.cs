using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Microsoft.Data.Sqlite;

namespace Flexboard.Storage;

/// <summary>Keeps on disk the events that the store keeps, no more and no fewer.</summary>
internal sealed class EventHistory : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SeriesStore store;
    private readonly EventStore events;
    private readonly Statement put;
    private readonly Statement delete;
    private readonly Dictionary<string, BoardEvent> saved = new(StringComparer.Ordinal);
    private long savedRevision = -1;

    public EventHistory(SqliteConnection connection, SeriesStore store, EventStore events)
    {
        (this.connection, this.store, this.events) = (connection, store, events);
        put = new Statement(connection, "INSERT OR REPLACE INTO events (id, body) VALUES (?1, ?2)");
        delete = new Statement(connection, "DELETE FROM events WHERE id = ?1");
    }

    /// <summary>
    /// Puts back what an earlier run knew. An event that has come again since is newer, but nobody who acknowledged it
    /// has to do so again.
    /// </summary>
    public void Restore()
    {
        var remembered = new List<BoardEvent>();
        using (var read = new Statement(connection, "SELECT body FROM events"))
        {
            while (read.Step())
            {
                if (Read(read.Text(0)!) is { } one)
                {
                    remembered.Add(one);
                    saved[one.Id] = one;
                }
            }
        }

        remembered.Sort((a, b) => a.Time.CompareTo(b.Time));
        lock (store.Gate)
        {
            foreach (var one in remembered)
            {
                events.Put(events.Find(one.Id)?.After(one) ?? one);
            }
        }
    }

    /// <summary>Writes what changed.</summary>
    /// <returns>How many events were written or deleted.</returns>
    public int Save()
    {
        BoardEvent[] now;
        long revision;
        lock (store.Gate)
        {
            if (events.Revision == savedRevision)
            {
                return 0;
            }

            revision = events.Revision;
            now = [.. events.All];
        }

        var ids = now.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var gone = saved.Keys.Where(id => !ids.Contains(id)).ToList();
        var changed = now.Where(one => !saved.TryGetValue(one.Id, out var before) || !ReferenceEquals(one, before)).ToList();
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var one in changed)
        {
            put.Bind(1, one.Id).Bind(2, JsonSerializer.Serialize(one)).Run();
        }

        foreach (string id in gone)
        {
            delete.Bind(1, id).Run();
        }

        transaction.Commit();
        savedRevision = revision;
        changed.ForEach(one => saved[one.Id] = one);
        gone.ForEach(id => saved.Remove(id));
        return changed.Count + gone.Count;
    }

    /// <summary>An event that another version wrote and this one cannot read is no reason to do without the others.</summary>
    private static BoardEvent? Read(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<BoardEvent>(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        put.Dispose();
        delete.Dispose();
    }
}
