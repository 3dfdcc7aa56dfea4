using System.Collections.Immutable;
using Flexboard.Boards;
using Flexboard.Feeds;
using Flexboard.Live;
using Flexboard.Storage;

namespace Flexboard.Operations;

/// <summary>How everything does at one moment: what <c>/metrics</c>, <c>/health/ready</c> and the console tell.</summary>
public sealed record Overview
{
    /// <summary>When it was read, Unix ms of the server's clock.</summary>
    public required long Time { get; init; }

    /// <summary>Whether the board files have been looked at.</summary>
    public required bool AreBoardsLoaded { get; init; }

    /// <summary>All boards and the problems of their files.</summary>
    public required BoardSnapshot Boards { get; init; }

    /// <summary>The feed.</summary>
    public required FeedFigures Feed { get; init; }

    /// <summary>What each channel brought; those beyond the report's limit are one.</summary>
    public required ImmutableArray<ChannelFigures> Channels { get; init; }

    /// <summary>What was refused, by reason, over all channels.</summary>
    public required IReadOnlyDictionary<string, long> Refused { get; init; }

    /// <summary>Series and rings in memory.</summary>
    public required SeriesFigures Series { get; init; }

    /// <summary>The history on disk.</summary>
    public required HistoryHealth History { get; init; }

    /// <summary>What is watched now.</summary>
    public required ImmutableArray<ViewFigures> Views { get; init; }

    /// <summary>Full frames that viewers needed because they had been too slow for others, since the start.</summary>
    public required long Recovered { get; init; }

    /// <summary>This process.</summary>
    public required ProcessFigures Process { get; init; }

    /// <summary>Everybody who watches a board.</summary>
    public int Viewers => Views.Sum(view => view.Viewers);
}

/// <summary>The feed's health, of one moment. Times are Unix ms.</summary>
/// <param name="Source">What it is, such as <c>redis wall:6379</c>.</param>
/// <param name="HasStarted">Whether somebody reads what it brings.</param>
/// <param name="ConnectedSince">0 while it is not connected.</param>
/// <param name="LastHeard">0: never yet.</param>
/// <param name="Problem">Why it is not connected.</param>
/// <param name="Reconnects">Since the start.</param>
/// <param name="LagMs">From here through the server and back.</param>
/// <param name="Messages">In all.</param>
/// <param name="Samples">In all.</param>
/// <param name="MessagesPerSecond">Mean of five seconds.</param>
/// <param name="SamplesPerSecond">Mean of five seconds.</param>
/// <param name="Waiting">Messages that wait to be read.</param>
/// <param name="WaitingBytes">Their bytes.</param>
/// <param name="Dropped">Messages dropped unread since the start.</param>
public sealed record FeedFigures(
    string Source,
    bool HasStarted,
    long ConnectedSince,
    long LastHeard,
    string? Problem,
    long Reconnects,
    long LagMs,
    long Messages,
    long Samples,
    double MessagesPerSecond,
    double SamplesPerSecond,
    int Waiting,
    long WaitingBytes,
    long Dropped)
{
    /// <summary>Whether this process publishes to itself, without a Redis.</summary>
    public bool IsEmbedded => Source == "embedded";

    /// <summary>Connected, and heard within the last five seconds.</summary>
    public bool IsLiveAt(long now) => ConnectedSince > 0 && now - LastHeard <= 5000;
}

/// <summary>A channel and the series that it began.</summary>
public sealed record ChannelFigures(ChannelReport Report, int Series);

/// <summary>What the series store holds.</summary>
/// <param name="Count">Live series.</param>
/// <param name="Limit">The most of them, beyond those that a board shows.</param>
/// <param name="Bytes">Bytes of rings beyond their smallest size.</param>
/// <param name="BytesAllowed">The most of them.</param>
/// <param name="Refusals">How often a ring was not let grow.</param>
public sealed record SeriesFigures(int Count, int Limit, long Bytes, long BytesAllowed, long Refusals);

/// <summary>A view that is watched.</summary>
public sealed record ViewFigures(ViewKey Key, int Viewers, long Frames, int FrameBytes, double ComposeMicroseconds);

/// <summary>What this process takes of the machine.</summary>
/// <param name="Started">Unix ms.</param>
/// <param name="CpuSeconds">Since the start.</param>
/// <param name="Bytes">Resident memory.</param>
/// <param name="HeapBytes">Of the garbage collector's heap.</param>
/// <param name="GcPauseSeconds">Since the start.</param>
/// <param name="Collections">By generation.</param>
public sealed record ProcessFigures(
    long Started, double CpuSeconds, long Bytes, long HeapBytes, double GcPauseSeconds, ImmutableArray<int> Collections);
