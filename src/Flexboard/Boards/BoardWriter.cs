using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Widgets.Placeholder;

namespace Flexboard.Boards;

/// <summary>
/// Writes boards as files: the same board always gives the same bytes. What equals its default is left out, and so are
/// comments, which no board holds.
/// </summary>
internal static class BoardWriter
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        // A file is JSON and nothing else: titles in Korean stay readable in it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="schemaVersion">Of the format that is written.</param>
    /// <param name="withId">Whether the id is written too. A file does without, so that a copy of it is another board.</param>
    public static byte[] Write(Board board, int schemaVersion, bool withId = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", schemaVersion);
            if (withId)
            {
                writer.WriteString("id", board.Id);
            }

            writer.WriteString("title", board.Title);
            writer.WriteString("culture", board.Culture);
            WriteText(writer, "timeZone", board.TimeZone);
            WriteText(writer, "folder", board.Folder);
            writer.WriteString("theme", board.Theme);
            writer.WriteStartArray("widgets");
            foreach (var widget in board.Widgets)
            {
                WriteWidget(writer, widget);
            }

            writer.WriteEndArray();
            WriteGroups(writer, board.Groups);
            writer.WriteStartArray("arrangements");
            foreach (var arrangement in board.Arrangements)
            {
                WriteArrangement(writer, arrangement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes one widget, as it stands in a file.</summary>
    public static byte[] Write(Widget widget)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
        {
            WriteWidget(writer, widget);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteWidget(Utf8JsonWriter writer, Widget widget)
    {
        if (widget.Options is PlaceholderOptions placeholder)
        {
            // As its file has it: whoever mends it needs all of it.
            placeholder.File.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", widget.Id);
        writer.WriteString("kind", widget.Kind);
        WriteText(writer, "title", widget.Title);
        WriteText(writer, "note", widget.Note);
        WriteText(writer, "definition", widget.Definition);
        if (widget.Panel is { } panel)
        {
            writer.WriteBoolean("panel", panel);
        }

        if (widget.Deadline is { } deadline)
        {
            writer.WriteNumber("deadlineSeconds", deadline / 1000);
        }

        WriteText(writer, "group", widget.Group);
        if (widget.Locked)
        {
            writer.WriteBoolean("locked", true);
        }

        if (widget.IsSensitive)
        {
            writer.WriteBoolean("sensitive", true);
        }

        if (!widget.Data.IsEmpty)
        {
            writer.WriteStartArray("data");
            foreach (var binding in widget.Data)
            {
                WriteBinding(writer, binding);
            }

            writer.WriteEndArray();
        }

        if (widget.OptionsJson.ValueKind != JsonValueKind.Undefined && !JsonElement.DeepEquals(widget.OptionsJson, Empty))
        {
            writer.WritePropertyName("options");
            widget.OptionsJson.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteBinding(Utf8JsonWriter writer, Binding binding)
    {
        var standard = new Binding { Series = binding.Series };
        writer.WriteStartObject();
        WriteText(writer, "as", binding.Role);
        writer.WriteString("series", binding.Series.Name);
        if (!binding.Series.Where.IsEmpty)
        {
            writer.WriteStartObject("where");
            foreach (var match in binding.Series.Where)
            {
                writer.WriteString(match.Label, match.Pattern);
            }

            writer.WriteEndObject();
        }

        if (binding.Over != standard.Over)
        {
            writer.WriteString("over", binding.Over.ToString());
        }

        if (binding.WindowSeconds != standard.WindowSeconds)
        {
            writer.WriteNumber("windowSeconds", binding.WindowSeconds);
        }

        if (binding.Across != standard.Across)
        {
            writer.WriteString("across", BoardFormat.Across.First(one => one.Meaning == binding.Across).Word);
        }

        WriteText(writer, "by", binding.By);
        WriteText(writer, "label", binding.Label);
        if (binding.Unit is not null)
        {
            writer.WriteString("unit", binding.Unit);
        }

        if (binding.Scale != standard.Scale)
        {
            writer.WriteNumber("scale", binding.Scale);
        }

        writer.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter writer, ImmutableArray<WidgetGroup> groups)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("groups");
        foreach (var group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString("id", group.Id);
            WriteText(writer, "title", group.Title);
            WriteText(writer, "group", group.Group);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteArrangement(Utf8JsonWriter writer, Arrangement arrangement)
    {
        writer.WriteStartObject();
        writer.WriteString("id", arrangement.Id);
        writer.WriteNumber("width", arrangement.Width);
        writer.WriteNumber("height", arrangement.Height);
        writer.WriteNumber("textSize", arrangement.TextSize);
        if (arrangement.WallWidth is { } wall)
        {
            writer.WriteNumber("wallWidth", wall);
        }

        if (arrangement.Wall is { } made)
        {
            writer.WriteString("wall", made);
        }

        WritePlaces(writer, "places", arrangement.Places);
        if (!arrangement.Hidden.IsEmpty)
        {
            WritePlaces(writer, "hidden", arrangement.Hidden);
        }

        if (!arrangement.GuidesX.IsEmpty || !arrangement.GuidesY.IsEmpty)
        {
            writer.WriteStartObject("guides");
            WriteNumbers(writer, "x", arrangement.GuidesX);
            WriteNumbers(writer, "y", arrangement.GuidesY);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WritePlaces(Utf8JsonWriter writer, string name, ImmutableArray<Place> places)
    {
        writer.WriteStartObject(name);
        foreach (var (widget, x, y, width, height) in places)
        {
            writer.WritePropertyName(widget);

            // On one line: who moves a widget by hand, or reads a diff, sees the box.
            WriteLine(writer, [x, y, width, height]);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ImmutableArray<double> numbers)
    {
        if (!numbers.IsEmpty)
        {
            writer.WritePropertyName(name);
            WriteLine(writer, numbers.AsSpan());
        }
    }

    private static void WriteLine(Utf8JsonWriter writer, ReadOnlySpan<double> numbers)
    {
        var text = new StringBuilder("[");
        foreach (double number in numbers)
        {
            text.Append(text.Length > 1 ? ", " : "").Append(CultureInfo.InvariantCulture, $"{number}");
        }

        writer.WriteRawValue(text.Append(']').ToString());
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        if (text.Length > 0)
        {
            writer.WriteString(name, text);
        }
    }
}
