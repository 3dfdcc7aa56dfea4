using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets;

/// <summary>
/// A kind of widget: its name, its typed options, what it sends to its painter
/// (<c>wwwroot/js/widgets/{Name}.js</c>). Kinds are found by <see cref="WidgetKinds"/>; nothing else lists them.
/// </summary>
public abstract class WidgetKind
{
    /// <summary>The name in board files and of the painter's module: lower case, hyphens.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// What the gallery shows of the kind: members <c>data</c> and <c>options</c> of a board file's widget, as JSON. One
    /// for each look that it can have, the usual one first. Their series are those of the gallery's scene, <c>gallery.*</c>.
    /// </summary>
    public abstract IReadOnlyList<string> Samples { get; }

    /// <summary>Where a palette shows it.</summary>
    public virtual PaletteGroup Palette => PaletteGroup.Charts;

    /// <summary>Its size as it is dropped on a board, in heights of a title.</summary>
    public virtual (double Width, double Height) TypicalSize => (24, 12.5);

    /// <summary>What it uses data for: the words of a binding's <c>as</c>, the first use first; empty when they are its board's own.</summary>
    public virtual IReadOnlyList<string> Roles => HasData ? ["value"] : [];

    /// <summary>Whether its bindings say anything.</summary>
    public bool HasData => IsBound && !FollowsFeed;

    /// <summary>Which product texts its painter says: those of a key that begins with it.</summary>
    public virtual string TextRoom => Name;

    /// <summary>The type of the options, a record with defaults.</summary>
    public abstract Type OptionsType { get; }

    /// <summary>A component rendered on the server inside the widget's frame (parameter <c>Widget</c>), or null.</summary>
    public virtual Type? Body => null;

    /// <summary>False for kinds that the server renders whole.</summary>
    public virtual bool HasPainter => true;

    /// <summary>Whether it stands on a panel unless the board says otherwise.</summary>
    public virtual bool HasPanel => true;

    /// <summary>False for kinds that are the same whatever is published, such as text: they never go stale.</summary>
    public virtual bool IsBound => true;

    /// <summary>
    /// Whether a widget of the kind has nothing to show when it names no data. One of a kind with data that does not
    /// need any (a countdown to a fixed moment) is bound only if it names some.
    /// </summary>
    public virtual bool NeedsData => IsBound && !FollowsFeed && DefaultData.Count == 0;

    /// <summary>
    /// Whether a widget of the kind is as fresh as the feed was heard: what is published only when something happens,
    /// such as events, is not old because nothing happened.
    /// </summary>
    public virtual bool FollowsFeed => false;

    /// <summary>The bindings a widget has that names none: the conventions of docs/conventions.md.</summary>
    public virtual IReadOnlyList<Binding> DefaultData => [];

    /// <summary>What feeds a widget of this kind: its bindings, or <see cref="DefaultData"/> when it names none.</summary>
    public IReadOnlyList<Binding> DataOf(Widget widget) => widget.Data.IsEmpty ? DefaultData : widget.Data;

    /// <summary>What a widget of the kind asks of its box when an arrangement is proposed.</summary>
    public virtual WidgetNeed NeedOf(Widget widget) => new(8, 5, 0.8, 3);

    /// <summary>Reads and checks options.</summary>
    /// <param name="options">What the file says; <see cref="JsonValueKind.Undefined"/> when it says nothing.</param>
    /// <param name="problems">Filled with what is wrong: JSON path within the options, and reason.</param>
    /// <returns>The typed options, or null when there is a problem.</returns>
    public abstract object? ReadOptions(JsonElement options, List<OptionProblem> problems);

    /// <summary>Makes what composes this widget's part of the frames of one view.</summary>
    public abstract WidgetComposer CreateComposer(WidgetSources sources);
}

/// <summary>What is wrong with an option.</summary>
/// <param name="Path">JSON path within the options, such as <c>$.thresholds[1].at</c>.</param>
/// <param name="Reason">What is wrong and what would be right.</param>
public readonly record struct OptionProblem(string Path, string Reason);

/// <summary>Options that check more than their types.</summary>
public interface ICheckedOptions
{
    /// <summary>All that is wrong.</summary>
    IEnumerable<OptionProblem> Check();
}

/// <summary>Options that name other widgets of the board.</summary>
public interface IRefersToWidgets
{
    /// <summary>JSON path within the options, without its <c>$.</c>, and the id that stands there.</summary>
    IEnumerable<(string Path, string Widget)> References { get; }

    /// <summary>The same options where only some of the board's widgets are shown.</summary>
    object Only(IReadOnlySet<string> shown);
}

/// <summary>Options that hold names of publishers.</summary>
public interface IHoldsNames
{
    /// <summary>What a painter is told of them where names are not told.</summary>
    object WithoutNames();
}

/// <summary>Options of a picture that reaches back.</summary>
public interface ILooksBack
{
    /// <summary>The same options with nothing that is older than so many seconds, or than the least that the kind can show.</summary>
    object Within(int seconds);
}

/// <summary>A kind with options of one type.</summary>
public abstract class WidgetKind<TOptions> : WidgetKind
    where TOptions : class, new()
{
    /// <inheritdoc/>
    public override Type OptionsType => typeof(TOptions);

    /// <inheritdoc/>
    public override object? ReadOptions(JsonElement options, List<OptionProblem> problems)
    {
        int before = problems.Count;
        OptionJson.Check(options, "$", problems);
        if (problems.Count > before)
        {
            return null;
        }

        TOptions read;
        try
        {
            read = options.ValueKind == JsonValueKind.Undefined
                ? new TOptions()
                : options.Deserialize<TOptions>(WidgetJson.Options) ?? throw new JsonException("options are an object");
        }
        catch (JsonException fault)
        {
            problems.Add(new OptionProblem(fault.Path ?? "$", JsonReason.Of(fault, typeof(TOptions), WidgetJson.Options)));
            return null;
        }

        if (read is ICheckedOptions checkedOptions)
        {
            problems.AddRange(checkedOptions.Check());
        }

        return problems.Count == before ? read : null;
    }
}

/// <summary>How options are written in board files and sent to painters.</summary>
public static class WidgetJson
{
    /// <summary>camelCase, enums as camelCase text, unknown members refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        // Named, so that the schema can be written from these options before anything was read with them.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
