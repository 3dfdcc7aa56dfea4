using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flexboard.Tests.Storage;

/// <summary>One run of the app as the history sees it: a store, a clock set by hand, and a real file.</summary>
internal sealed class HistoryRig : IDisposable
{
    private readonly bool ownsFolder;
    private readonly SeriesKey key = new();

    public HistoryRig(
        string? folder = null, ManualTime? time = null, long bytes = 1L << 30, SeriesLimits? limits = null, Action? pause = null)
    {
        ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("flexboard-history-").FullName;
        Time = time ?? new ManualTime();
        Store = new SeriesStore(limits ?? new SeriesLimits());
        History = new History(Folder, bytes);
        Writer = new HistoryWriter(History, Store, Events, Time, NullLogger<HistoryWriter>.Instance)
        {
            Pause = pause ?? (() => { }),
            MaintainAtMost = TimeSpan.MaxValue,
        };
    }

    public string Folder { get; }

    public ManualTime Time { get; }

    public long Now => Time.Now / 1000;

    public SeriesStore Store { get; }

    public EventStore Events { get; } = new();

    public History History { get; }

    public HistoryWriter Writer { get; }

    public static byte[] Key(string name) => Encoding.UTF8.GetBytes(name);

    /// <summary>Publishes a number; at a time of Unix ms, or now.</summary>
    public AppendResult Publish(
        string name, double value, long? at = null, string? unit = null, bool simulated = false, SeriesKind kind = SeriesKind.Gauge)
    {
        lock (Store.Gate)
        {
            key.Start(Key(name));
            return Store.Append(
                key, "metrics:test", value, new SampleContext(Time.Now, at ?? Time.Now, at is not null, kind, unit, simulated));
        }
    }

    public void PublishDurations(string name, double[] normal, double[] failed, long? at = null)
    {
        lock (Store.Gate)
        {
            key.Start(Key(name));
            Store.AppendDurations(
                key, "metrics:test", normal, failed, new SampleContext(Time.Now, at ?? Time.Now, true, SeriesKind.Durations));
        }
    }

    public void Show(params string[] names)
    {
        lock (Store.Gate)
        {
            Store.Show(names.Select(name => new SeriesSelector(name)));
        }
    }

    public Series? Find(string name)
    {
        lock (Store.Gate)
        {
            return Store.TryGet(Key(name), out var series) ? series : null;
        }
    }

    /// <summary>The whole of a series as its ring holds it.</summary>
    public Fold InMemory(string name, long first, long end)
    {
        lock (Store.Gate)
        {
            return Find(name)?.Seconds!.Range(first, end) ?? Fold.None;
        }
    }

    public Fold OnDisk(string name, long first, long end, int step = 10) => History
        .Read(Key(name), first, end, step).Aggregate(Fold.None, (sum, fold) => sum.Then(fold));

    /// <summary>A write after which the load of the start is complete.</summary>
    public async Task TickAsync()
    {
        Writer.Tick();
        await Writer.Loading;
        Writer.Tick();
        Assert.Equal("", History.Health.Reason);
    }

    /// <summary>The files as a <c>kill -9</c> now would leave them.</summary>
    public string CopyAsKilled()
    {
        string copy = Directory.CreateTempSubdirectory("flexboard-history-").FullName;
        foreach (string name in new[] { "history.db", "history.db-wal" })
        {
            string from = Path.Combine(Folder, name);
            if (File.Exists(from))
            {
                using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var target = File.Create(Path.Combine(copy, name));
                source.CopyTo(target);
            }
        }

        return copy;
    }

    public async Task StopAsync()
    {
        await Writer.StoppedAsync(CancellationToken.None);
        Writer.Dispose();
    }

    public void Dispose()
    {
        Writer.Dispose();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
