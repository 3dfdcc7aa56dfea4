using System.Reflection;
using Flexboard.Storage;

namespace Flexboard.Operations;

/// <summary>What <c>/metrics</c> tells. docs/operations.md lists it.</summary>
public static class Metrics
{
    private const string Counter = "counter";
    private const string Gauge = "gauge";

    /// <summary>The product's version.</summary>
    public static string Version { get; } =
        typeof(Metrics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>Writes all figures.</summary>
    public static string Write(Overview overview)
    {
        var text = new PrometheusText();
        text.Family("flexboard_build_info", Gauge, "Always 1; the label says the version.").Add(1, ("version", Version));
        WriteFeed(text, overview);
        WriteChannels(text, overview);
        WriteStore(text, overview);
        WriteViews(text, overview);
        WriteProcess(text, overview.Process);
        return text.ToString();
    }

    private static void WriteFeed(PrometheusText text, Overview overview)
    {
        var feed = overview.Feed;
        text.Only("flexboard_feed_connected", Gauge, "1 while the feed is connected.", feed.ConnectedSince > 0 ? 1 : 0);
        text.Only("flexboard_feed_heard_age_seconds", Gauge, "Since the feed was last known to work; -1: never.", feed.LastHeard > 0 ? Math.Max(0, overview.Time - feed.LastHeard) / 1000d : -1);
        text.Only("flexboard_feed_reconnects_total", Counter, "Times that the feed connected again.", feed.Reconnects);
        text.Only("flexboard_feed_lag_seconds", Gauge, "The feed's own heartbeat, from here through the server and back.", feed.LagMs / 1000d);
        text.Only("flexboard_samples_total", Counter, "Samples and events taken.", feed.Samples);
        text.Only("flexboard_queue_messages", Gauge, "Messages that wait to be read.", feed.Waiting);
        text.Only("flexboard_queue_bytes", Gauge, "Bytes that wait to be read.", feed.WaitingBytes);
        text.Only("flexboard_dropped_messages_total", Counter, "Messages dropped unread because they came too fast.", feed.Dropped);
    }

    private static void WriteChannels(PrometheusText text, Overview overview)
    {
        text.Family("flexboard_messages_total", Counter, "Messages that arrived, by channel; channels beyond 500 are one.");
        foreach (var channel in overview.Channels)
        {
            text.Add(channel.Report.Messages, ("channel", channel.Report.Channel));
        }

        text.Family("flexboard_channel_skew_seconds", Gauge, "How far the newest message's times lie ahead of the server's clock.");
        foreach (var channel in overview.Channels.Where(one => one.Report.SkewMs is not null))
        {
            text.Add(channel.Report.SkewMs!.Value / 1000d, ("channel", channel.Report.Channel));
        }

        text.Family("flexboard_rejected_total", Counter, "Messages and items that were refused or complained of, by reason.");
        foreach (var (reason, count) in overview.Refused.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.Add(count, ("reason", reason));
        }
    }

    private static void WriteStore(PrometheusText text, Overview overview)
    {
        var (series, history) = (overview.Series, overview.History);
        text.Only("flexboard_series", Gauge, "Live series.", series.Count);
        text.Only("flexboard_series_memory_bytes", Gauge, "Bytes of the last hour of all series.", series.Bytes);
        text.Only("flexboard_series_memory_limit_bytes", Gauge, "The most of them.", series.BytesAllowed);
        text.Only("flexboard_series_memory_refusals_total", Counter, "Times that a series was not let remember more.", series.Refusals);
        text.Family("flexboard_history_state", Gauge, "1 for the state that the history on disk is in.");
        foreach (var state in Enum.GetValues<HistoryState>())
        {
            text.Add(history.State == state ? 1 : 0, ("state", state.ToString().ToLowerInvariant()));
        }

        text.Only("flexboard_history_bytes", Gauge, "Bytes of history on disk.", history.Bytes);
        text.Only("flexboard_history_limit_bytes", Gauge, "The most of them.", history.BytesAllowed);
        text.Only("flexboard_history_lag_seconds", Gauge, "Age of the oldest sample that is not on disk yet.", history.Lag / 1000d);
        text.Only("flexboard_boards", Gauge, "Boards.", overview.Boards.Boards.Count);
        text.Only("flexboard_board_problems", Gauge, "Board files that cannot be used as they are.", overview.Boards.Problems.Length);
    }

    private static void WriteViews(PrometheusText text, Overview overview)
    {
        text.Only("flexboard_views", Gauge, "Boards and arrangements that are kept composed.", overview.Views.Length);
        Each("flexboard_viewers", Gauge, "Viewers.", view => view.Viewers);
        Each("flexboard_frames_total", Counter, "Frames composed since the view began.", view => view.Frames);
        Each("flexboard_frame_bytes", Gauge, "Bytes of the newest frame.", view => view.FrameBytes);
        Each("flexboard_compose_seconds", Gauge, "Time that the newest composition took.", view => view.ComposeMicroseconds / 1e6);
        text.Only("flexboard_recovered_viewers_total", Counter, "Full frames for viewers that had been too slow for others.", overview.Recovered);

        void Each(string name, string type, string help, Func<ViewFigures, double> value)
        {
            text.Family(name, type, help);
            foreach (var view in overview.Views)
            {
                text.Add(value(view), ("board", view.Key.Board), ("arrangement", view.Key.Arrangement ?? ""));
            }
        }
    }

    private static void WriteProcess(PrometheusText text, ProcessFigures process)
    {
        text.Only("process_start_time_seconds", Gauge, "Unix time of the start.", process.Started / 1000d);
        text.Only("process_cpu_seconds_total", Counter, "Processor time.", process.CpuSeconds);
        text.Only("process_resident_memory_bytes", Gauge, "Resident memory.", process.Bytes);
        text.Only("dotnet_gc_heap_bytes", Gauge, "Garbage collector's heap.", process.HeapBytes);
        text.Only("dotnet_gc_pause_seconds_total", Counter, "Time that the garbage collector stopped everything.", process.GcPauseSeconds);
        text.Family("dotnet_gc_collections_total", Counter, "Garbage collections.");
        for (int generation = 0; generation < process.Collections.Length; generation++)
        {
            text.Add(process.Collections[generation], ("generation", $"{generation}"));
        }
    }
}
