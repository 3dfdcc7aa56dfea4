using System.Collections.Immutable;
using Flexboard.Boards;
using Flexboard.Feeds;
using Flexboard.Live;
using Flexboard.Operations;
using Flexboard.Storage;

namespace Flexboard.Tests.Operations;

/// <summary>An overview in which everything is well, to be changed by the tests.</summary>
internal static class Sample
{
    public const long Now = 1_764_000_000_000;

    public static Overview Overview { get; } = new()
    {
        Time = Now,
        AreBoardsLoaded = true,
        Boards = BoardSnapshot.Empty,
        Feed = new FeedFigures("embedded", true, Now - 60_000, Now - 100, null, 0, 0, 120, 240, 2, 4, 0, 0, 0),
        Channels = [Channel("metrics:host")],
        Refused = ImmutableDictionary<string, long>.Empty,
        Series = new SeriesFigures(12, 50_000, 1 << 20, 1 << 30, 0),
        History = new HistoryHealth { State = HistoryState.Running },
        Views = [new ViewFigures(new ViewKey("host", "16x9"), 3, 100, 2048, 420)],
        Recovered = 1,
        Process = new ProcessFigures(Now - 3_600_000, 12.5, 200_000_000, 50_000_000, .25, [5, 2, 1]),
    };

    public static ChannelFigures Channel(string name, long samples = 4, long? skewMs = null, params RefusalReport[] refused) =>
        new(new ChannelReport(name, 2, samples, 1, 2, Now - 500, skewMs, 0, refused), Series: 3);
}
