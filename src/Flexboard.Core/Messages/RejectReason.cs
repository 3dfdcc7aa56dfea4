namespace Flexboard.Core.Messages;

/// <summary>
/// Why a message, or an item of one, was refused or reported. Each has a stable name
/// (<see cref="RejectReasons.NameOf"/>) for the console, <c>/metrics</c> and <c>/api/ingest</c>; docs/messages.md
/// lists them all.
/// </summary>
public enum RejectReason
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>More than 1 MiB.</summary>
    MessageTooLarge,

    /// <summary>Nothing but white space.</summary>
    EmptyMessage,

    /// <summary>Bytes that are no UTF-8, or an escaped half of a surrogate pair.</summary>
    NotUtf8,

    /// <summary>Neither a number, JSON nor line protocol.</summary>
    UnknownForm,

    /// <summary>Broken JSON: what stood before the break was kept.</summary>
    NotJson,

    /// <summary>JSON nested deeper than 64 levels.</summary>
    TooDeep,

    /// <summary>An item of an array that is no object.</summary>
    NotAnObject,

    /// <summary>A member has another JSON type than it should.</summary>
    WrongType,

    /// <summary>None of value, durations, errors and histogram.</summary>
    NoValue,

    /// <summary>More than one of value, durations and histogram.</summary>
    AmbiguousValue,

    /// <summary>NaN, infinity, or a number that is too large for any of 64 bits.</summary>
    NotFinite,

    /// <summary>A value beyond ±1e100, or an elapsed time beyond 1e10 ms.</summary>
    OutOfRange,

    /// <summary>An elapsed time below 0.</summary>
    NegativeDuration,

    /// <summary>Bounds that do not ascend, or not one count more than bounds, or counts that are no whole numbers.</summary>
    BadHistogram,

    /// <summary>A series, a label, an event id or an acknowledgement without a name.</summary>
    EmptyName,

    /// <summary>A name of more than 200 characters.</summary>
    NameTooLong,

    /// <summary>A label's name or value, or a unit, of more than 200 characters.</summary>
    LabelTooLong,

    /// <summary>More than 16 labels.</summary>
    TooManyLabels,

    /// <summary>The same label twice.</summary>
    DuplicateLabel,

    /// <summary>A control character in a name, a label or a unit.</summary>
    ControlCharacter,

    /// <summary>A time that is neither a number nor RFC 3339.</summary>
    BadTime,

    /// <summary>A time in another unit than the form's: seconds instead of milliseconds, for instance.</summary>
    TimeUnit,

    /// <summary>A kind, severity or state that does not exist.</summary>
    UnknownWord,

    /// <summary>A line that is no line protocol.</summary>
    BadLine,

    /// <summary>A field of line protocol that holds a string.</summary>
    StringField,

    /// <summary>Further back than the series remembers.</summary>
    TooOld,

    /// <summary>It would begin a series above the limit.</summary>
    TooManySeries,

    /// <summary>It would begin a series above its channel's share of the limit.</summary>
    ChannelShare,

    /// <summary>Durations for a series of numbers, or a number for a series of durations.</summary>
    FormConflict,

    /// <summary>Gauge and counter contradict each other. The sample was kept.</summary>
    KindConflict,

    /// <summary>Two units for one series. The sample was kept.</summary>
    UnitConflict,

    /// <summary>An event without a title.</summary>
    NoTitle,

    /// <summary>A planned work that ends before it begins.</summary>
    BadPeriod,

    /// <summary>An update without a title of an event that is not known.</summary>
    UnknownEvent,

    /// <summary>One acknowledgement more than an event keeps.</summary>
    TooManyAcknowledgements,
}

/// <summary>What can be told of every reason.</summary>
public static class RejectReasons
{
    private static readonly RejectReason[] Values = Enum.GetValues<RejectReason>();
    private static readonly string[] Names = [.. Values.Select(value => Kebab(value.ToString()))];

    /// <summary>How many reasons there are, <see cref="RejectReason.None"/> included: an array of counts is so long.</summary>
    public static int Count => Values.Length;

    /// <summary>All but <see cref="RejectReason.None"/>.</summary>
    public static ReadOnlySpan<RejectReason> All => Values.AsSpan(1);

    /// <summary>The stable name, such as <c>too-many-series</c>.</summary>
    public static string NameOf(this RejectReason reason) => Names[(int)reason];

    /// <summary>Whether the sample or event was left out; false for contradictions that are only reported.</summary>
    public static bool IsRefusal(this RejectReason reason) =>
        reason is not (RejectReason.None or RejectReason.KindConflict or RejectReason.UnitConflict);

    private static string Kebab(string name) => string.Concat(name.Select((letter, at) =>
        (at > 0 && (char.IsUpper(letter) || char.IsDigit(letter)) ? "-" : "") + char.ToLowerInvariant(letter)));
}
