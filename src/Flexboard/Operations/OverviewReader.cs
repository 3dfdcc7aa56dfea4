using System.Diagnostics;
using Flexboard.Boards;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Live;
using Flexboard.Storage;

namespace Flexboard.Operations;

/// <summary>Reads an <see cref="Overview"/>. Holds the series' gate for a few microseconds only.</summary>
public sealed class OverviewReader(
    BoardStore boards, IFeed feed, Intake intake, IngestReport report, SeriesStore series, Settings settings, History history, BoardViews views, TimeProvider clock)
{
    /// <summary>Reads all figures now.</summary>
    public Overview Read()
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var channels = report.Channels(now);
        var health = feed.Health;
        var messages = report.Messages(now);
        var samples = report.Samples(now);
        var byChannel = new int[channels.Count];
        SeriesFigures rings;
        lock (series.Gate)
        {
            for (int i = 0; i < byChannel.Length; i++)
            {
                byChannel[i] = series.SeriesByChannel.GetValueOrDefault(channels[i].Channel);
            }

            rings = new SeriesFigures(series.Count, settings.MaxSeries, series.Memory.Used, series.Memory.Limit, series.Memory.Refusals);
        }

        return new Overview
        {
            Time = now,
            AreBoardsLoaded = boards.IsLoaded,
            Boards = boards.Current,
            Feed = new FeedFigures(
                health.Source, intake.LastTurn > 0, health.ConnectedSince, health.LastHeard, health.Problem, health.Reconnects, health.LagMs,
                messages.Total, samples.Total, messages.PerSecond, samples.PerSecond, health.Waiting, health.WaitingBytes, health.Dropped),
            Channels = [.. channels.Select((one, i) => new ChannelFigures(one, byChannel[i]))],
            Refused = report.Refused,
            Series = rings,
            History = history.Health,
            Views =
            [
                .. views.All
                    .Select(view => new ViewFigures(view.Key, view.Viewers, view.Frames, view.FrameBytes, view.ComposeMicroseconds))
                    .OrderBy(view => view.Key.Board, StringComparer.Ordinal).ThenBy(view => view.Key.Arrangement, StringComparer.Ordinal),
            ],
            Recovered = views.Recovered,
            Process = ReadProcess(),
        };
    }

    private static ProcessFigures ReadProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessFigures(
            new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds(),
            process.TotalProcessorTime.TotalSeconds,
            process.WorkingSet64,
            GC.GetTotalMemory(forceFullCollection: false),
            GC.GetTotalPauseDuration().TotalSeconds,
            [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)]);
    }
}
