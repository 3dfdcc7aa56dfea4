using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Storage;
using Flexboard.Walls;

namespace Flexboard.Screens;

/// <summary>
/// Raises an event of each paired screen that has been silent for longer than <see cref="ScreenSeats.Patience"/>, and resolves
/// it when it is heard again, or is no screen any more. The events take the way of everybody else's: other nodes hear them,
/// and know nothing of these screens. So those that stand are kept in <c>screens-silent.json</c> in the data folder, and
/// are resolved after a restart as well.
/// </summary>
public sealed class ScreenSilence(
    string data, ScreenStore screens, ScreenSeats seats, WallStore walls, IFeed feed, FeedChannels channels, SeriesStore series, EventStore events, TimeProvider time, ILogger<ScreenSilence> log) : BackgroundService
{
    /// <summary>Their source, and the suffix of their channel.</summary>
    internal const string Source = "screens";

    /// <summary>After a start all screens come back; until then nobody is silent.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>What was said last of each: that it is silent, or is there.</summary>
    private readonly Dictionary<string, bool> said = new(StringComparer.Ordinal);

    /// <summary>Titles of the events that stand, by screens.</summary>
    private readonly Kept<ImmutableDictionary<string, string>> raised = new(Path.Combine(data, "screens-silent.json"), ImmutableDictionary<string, string>.Empty, goOn: log);
    private readonly long began = time.GetTimestamp();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await turns.TakeAsync(JudgeAsync, stoppingToken);
        }
    }

    /// <summary>Whether a screen is silent. One that has just been paired, or whose server was started, may take its time; one whose wall is gone has nothing to show.</summary>
    public bool IsSilent(Screen screen) => screen.In(walls) is not null && (
        seats.Of(screen.Id) is { } seat ? seats.Silence(seat) > ScreenSeats.Patience
        : time.GetElapsedTime(began) > Grace && time.GetUtcNow().ToUnixTimeMilliseconds() - screen.PairedAt > ScreenSeats.Patience.TotalMilliseconds);

    /// <summary>Says of each screen what has changed.</summary>
    internal async Task JudgeAsync()
    {
        var all = screens.All;
        seats.Keep(all.Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
        foreach (var screen in all)
        {
            // Before it is known after a start, nothing is said; of one whose wall is gone nothing will be.
            bool isSilent = IsSilent(screen);
            if (!isSilent && seats.Of(screen.Id) is null && screen.In(walls) is not null)
            {
                continue;
            }

            bool was = said.TryGetValue(screen.Id, out bool before) ? before : raised.Now.ContainsKey(screen.Id) || IsOpen(screen.Id);
            if (isSilent == was || await SayAsync(screen.Id, TitleOf(screen), screen, isSilent))
            {
                said[screen.Id] = isSilent;
                Keep(screen.Id, isSilent ? TitleOf(screen) : null);
            }
        }

        foreach (var (id, title) in raised.Now.Where(one => screens.Find(one.Key) is null))
        {
            if (await SayAsync(id, title, null, isSilent: false))
            {
                Keep(id, null);
            }
        }

        foreach (string gone in said.Keys.Where(id => screens.Find(id) is null).ToList())
        {
            said.Remove(gone);
        }
    }

    /// <summary>Keeps what event of a screen stands; null: none. It holds whatever the disk says.</summary>
    private void Keep(string screen, string? title)
    {
        if (raised.Now.GetValueOrDefault(screen) != title)
        {
            raised.Hold(all => title is null ? all.Remove(screen) : all.SetItem(screen, title));
        }
    }

    /// <remarks>Events lie in no folder: all who may look at anything read them. What lies in one is named by its id alone.</remarks>
    private string TitleOf(Screen screen) => $"Screen {(IsForAll(screen) ? screen.Name : screen.Id)} is silent";

    private bool IsForAll(Screen screen) => screen.In(walls) is { Folder.Length: 0 };

    private static string IdOf(string screen) => $"screen-{screen}";

    private bool IsOpen(string screen)
    {
        lock (series.Gate)
        {
            return events.Find(IdOf(screen)) is { Open: true };
        }
    }

    private async Task<bool> SayAsync(string id, string title, Screen? screen, bool isSilent)
    {
        if (channels.NameFor(ChannelKind.Events, Source) is not { } channel)
        {
            return false;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, IdOf(id));
            json.WriteString("title"u8, title);
            json.WriteString("source"u8, Source);
            json.WriteString("severity"u8, "warning"u8);
            json.WriteString("state"u8, isSilent ? "open"u8 : "resolved"u8);
            if (screen is not null && IsForAll(screen))
            {
                json.WriteStartObject("labels"u8);
                json.WriteString("wall"u8, screen.Wall);
                json.WriteString("screen"u8, screen.Name);
                if (screen.Slice is { } slice)
                {
                    json.WriteString("slice"u8, slice);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return await feed.PublishAsync(channel, buffer.WrittenMemory);
    }
}
