using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Fuzz;

/// <summary>Whatever publishers send: it is taken or refused for a reason, at a cost that follows its length, and harms nothing beside it.</summary>
public sealed class MessageFuzzTests
{
    private const long Now = 1_764_000_000_000;
    private const int Fresh = 2000;

    private readonly MessageReader checker = new();
    private SeriesStore store = new(new SeriesLimits());
    private EventStore events = new();
    private MessageReader reader = null!;
    private int read;

    public MessageFuzzTests() => Begin();

    [Fact]
    public void Fuzz_Metrics_TakenOrRefusedAndNothingElse() =>
        Fuzzing.Run(Corpus.Metrics, "tests/corpus/messages", ("metrics-", ".txt"), 4000, message =>
            Count(message, isEvent: false)
            ?? Cost(message, isEvent: false)
            ?? Beside(message)
            ?? (++read % Fresh == 0 ? Begin() : null));

    [Fact]
    public void Fuzz_Events_TakenOrRefusedAndNothingElse() =>
        Fuzzing.Run(Corpus.Events, "tests/corpus/messages", ("events-", ".txt"), 4000, message =>
            Count(message, isEvent: true)
            ?? Cost(message, isEvent: true)
            ?? (++read % Fresh == 0 ? Begin() : null));

    /// <summary>What is stored holds what it must; then all begins anew.</summary>
    private string? Begin()
    {
        string? wrong = store.All.Select(Wrong).Concat(events.All.Select(Wrong)).FirstOrDefault(one => one is not null);
        wrong ??= events.Count > 1000 ? $"{events.Count} events" : null;
        (store, events) = (new SeriesStore(new SeriesLimits()), new EventStore());
        reader = new MessageReader(store, events);
        return wrong;
    }

    private MessageOutcome Read(MessageReader by, byte[] message, bool isEvent) =>
        isEvent ? by.ReadEvent(message, Now) : by.ReadMetric("metrics:x", "x", message, Now);

    private string? Count(byte[] message, bool isEvent)
    {
        var outcome = Read(reader, message, isEvent);
        int all = 0, refusals = 0;
        foreach (var reason in RejectReasons.All)
        {
            all += outcome.CountOf(reason);
            refusals += reason.IsRefusal() ? outcome.CountOf(reason) : 0;
        }

        return refusals != outcome.Refused ? $"{refusals} refusals by reason, {outcome.Refused} in all"
            : Math.Min(all, MessageOutcome.MaxListed) != outcome.Problems.Count ? $"{all} counted, {outcome.Problems.Count} listed"
            : outcome.Duplicates > outcome.Accepted ? "more duplicates than accepted"
            : outcome.Problems.Any(one => one.Reason == RejectReason.None || !Enum.IsDefined(one.Reason)) ? "a reason that there is not"
            : outcome.Problems.Any(one => one.Index < 0 || one.Position < 0 || one.Position > message.Length) ? "a problem beside the message"
            : ItemsOf(message) is { } items && items != outcome.Accepted + outcome.Refused
                ? $"{items} items, {outcome.Accepted} accepted and {outcome.Refused} refused: {Names(outcome)}"
            : null;
    }

    /// <summary>By bytes that are allocated, not by a clock: a machine that is busy finds nothing.</summary>
    private string? Cost(byte[] message, bool isEvent)
    {
        Read(checker, message, isEvent);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Read(checker, message, isEvent);
        long cost = GC.GetAllocatedBytesForCurrentThread() - before;
        return cost > 64 * 1024 + 200L * message.Length ? $"{cost} bytes for a message of {message.Length}" : null;
    }

    /// <summary>What is good is taken before, and where the message is sound in itself, after it as well.</summary>
    private string? Beside(byte[] message)
    {
        bool isItem = ItemsOf(message) == 1 && message[0] == (byte)'{';
        byte[] batch = [.. "[{\"name\":\"fuzz before\",\"value\":7},"u8, .. message, .. ",{\"name\":\"fuzz after\",\"value\":8}]"u8];
        if (isItem && !(Takes(batch, "fuzz before") && Takes(batch, "fuzz after")))
        {
            return "it took good items of its batch along";
        }

        byte[] lines = [.. "fuzz\\ line v=9\n"u8, .. message];
        return Utf8.IsValid(message) && !message.AsSpan().StartsWith("\uFEFF"u8) && !Takes(lines, "fuzz line.v") ? "it took a good line before it along" : null;
    }

    private static bool Takes(byte[] message, string name)
    {
        var own = new SeriesStore(new SeriesLimits());
        new MessageReader(own, new EventStore()).ReadMetric("metrics:x", "x", message, Now);
        return own.All.Any(series => series.Name == name);
    }

    /// <summary>How many items a message has, by another reader of JSON; null where it is none, or deeper than it may be.</summary>
    private static int? ItemsOf(byte[] message)
    {
        if (!Utf8.IsValid(message))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 60 });
            return json.RootElement.ValueKind switch
            {
                JsonValueKind.Object => 1,
                JsonValueKind.Array => json.RootElement.GetArrayLength(),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Names(MessageOutcome outcome) => string.Join(", ", outcome.Problems.Take(5).Select(one => one.Reason.NameOf()));

    private static string? Wrong(Series series) =>
        IsBadName(series.Name) || series.Labels.Any(label => IsBadName(label.Name) || (label.Value.Length > 0 && IsBadName(label.Value))) || (series.Unit is { Length: > 0 } unit && IsBadName(unit)) ? $"a name: {series.Name}"
        : series.Labels.Length > 16 || series.Labels.DistinctBy(label => label.Name).Count() != series.Labels.Length ? $"labels of {series.Name}"
        : series.Durations is null && !(Math.Abs(series.Value) <= 1e100) ? string.Create(CultureInfo.InvariantCulture, $"a value: {series.Value}")
        : series.Time > Now + 5000 ? $"a time: {series.Time}"
        : null;

    private static string? Wrong(BoardEvent one) =>
        IsBadName(one.Id) || one.Acknowledgements.Any(ack => IsBadName(ack.By)) ? $"an id: {one.Id}"
        : one.Title.Length == 0 || Length(one.Title) > 200 || Length(one.Source) > 200 || Length(one.Text) > 2000 ? $"a text of {one.Id}"
        : (one.Title + one.Source).Any(char.IsControl) || Noncharacters.AreIn(one.Title + one.Source + one.Text) ? $"a character of {one.Id}"
        : one.Acknowledgements.Length > BoardEvent.MaxAcknowledgements || one.Labels.Length > 16 ? $"too much of {one.Id}"
        : null;

    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool IsBadName(string name) =>
        name.Length == 0 || Length(name) > 200 || name.Any(char.IsControl) || Noncharacters.AreIn(name) || name != name.Normalize(NormalizationForm.FormC);
}
