using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Boards;

public sealed class BoardWriterTests
{
    private static readonly Gen<string> Ids = Gen.Elements("abcxyz0189-".ToCharArray()).ArrayOf()
        .Where(chars => chars.Length is > 0 and <= 64 && !chars.All(char.IsAsciiDigit)).Select(chars => new string(chars));

    private static readonly Gen<string> Texts = ArbMap.Default.GeneratorFor<string>().Select(text => new string(
        [.. (text ?? "").Where(c => !char.IsSurrogate(c) && (!char.IsControl(c) || c is '\n' or '\t')).Take(40)]));

    // Names are put into form C as they are read.
    private static readonly Gen<string> Names = Texts.Select(text => "n" + text.Normalize());

    private static readonly Gen<double> Sizes = Gen.Choose(1, 4000).Select(quarter => quarter / 4.0 + 1);

    private static readonly Gen<Binding> Bindings =
        from name in Names
        from labels in Names.ArrayOf()
        from pattern in Texts.Select(text => text.Normalize())
        from over in Gen.Elements("last", "sum", "avg", "min", "max", "count", "rate", "errors", "p50", "p99.9", "p12.345")
        from window in Gen.Choose(1, 3600)
        from across in Gen.Elements(Enum.GetValues<Combination>())
        from unit in Texts.Select(text => text.Length % 2 == 0 ? null : text)
        from scale in Gen.Elements(1, 0.001, -1, 1e9, 1.0 / 3)
        select new Binding
        {
            Role = pattern,
            Series = new SeriesSelector(name, [.. labels.Distinct().Take(16).Select(label => new LabelMatch(label, pattern))]),
            Over = Aggregation.TryParse(over, out var aggregation) ? aggregation : throw new ArgumentException(over),
            WindowSeconds = window,
            Across = across,
            By = pattern,
            Label = name,
            Unit = unit,
            Scale = scale,
        };

    private static readonly Gen<Widget> Widgets =
        from id in Ids
        from title in Texts
        from definition in Texts
        from deadline in Gen.Choose(0, 100)
        from data in Bindings.ArrayOf()
        from goal in Gen.Choose(-5, 5)
        select new Widget
        {
            Id = id,
            Kind = "dial",
            Title = title,
            Note = definition,
            Definition = definition,
            Panel = deadline % 3 == 0 ? null : deadline % 2 == 0,
            Deadline = deadline == 0 ? null : deadline * 1000,
            Data = [.. data.Take(64)],
            Options = new object(),
            OptionsJson = goal < 0 ? default : JsonSerializer.SerializeToElement(new { goal }),
        };

    private static readonly Gen<Board> Boards =
        from title in Texts
        from culture in Gen.Elements("en", "ko", "ja-JP")
        from zone in Gen.Elements("", "Asia/Seoul", "UTC")
        from theme in Gen.Elements("dark", "light")
        from widgets in Widgets.ArrayOf()
        from arrangements in Gen.NonEmptyListOf(from id in Ids from width in Sizes from height in Sizes select (id, width, height))
        from part in Gen.Choose(1, 10)
        let placed = widgets.DistinctBy(widget => widget.Id).ToImmutableArray()
        select new Board
        {
            Id = "b",
            Title = title,
            Culture = culture,
            TimeZone = zone,
            Theme = theme,
            Version = "",
            Widgets = placed,
            Arrangements =
            [
                .. arrangements.DistinctBy(one => one.id).Take(32).Select(one => new Arrangement
                {
                    Id = one.id,
                    Width = one.width,
                    Height = one.height,
                    TextSize = Math.Min(one.width, one.height) / (4 * part),
                    WallWidth = part > 5 ? Math.Clamp(one.width * part, 10, 1_000_000) : null,
                    Places = [.. placed.Reverse().Select(widget => new Place(widget.Id, one.width / 3, 0, one.width / 3 * 2, one.height / part))],
                }),
            ],
        };

    [Fact]
    public void Write_AnyBoard_IsReadAsTheSame() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Boards.ToArbitrary(), board =>
        {
            byte[] written = BoardWriter.Write(board, 1);
            var reading = SampleKinds.Reader.Read("b", written);

            Assert.Empty(reading.Faults);
            Assert.Equal(Told(board), Told(reading.Board!));
            Assert.Equal(written, BoardWriter.Write(reading.Board!, 1));
        }));

    [Fact]
    public void Write_WithId_IsReadUnderThatIdAlone()
    {
        byte[] written = BoardWriter.Write(SampleKinds.Reader.Read("b", BoardHome.Board("x")).Board!, 1, withId: true);

        Assert.NotNull(SampleKinds.Reader.Read("b", written).Board);
        Assert.Null(SampleKinds.Reader.Read("c", written).Board);
    }

    /// <summary>Everything that a board holds, except its version and its typed options, written by another hand.</summary>
    private static string Told(Board board)
    {
        var text = new StringBuilder();
        text.AppendLine(JsonSerializer.Serialize(new { board.Id, board.Title, board.Culture, board.TimeZone, board.Theme }));
        foreach (var widget in board.Widgets)
        {
            text.AppendLine(JsonSerializer.Serialize(new
            {
                widget.Id,
                widget.Kind,
                widget.Title,
                widget.Note,
                widget.Definition,
                widget.Deadline,
                widget.Data,
                Options = widget.OptionsJson.ValueKind == JsonValueKind.Undefined ? "" : JsonSerializer.Serialize(widget.OptionsJson),
            }));
        }

        return text.AppendLine(JsonSerializer.Serialize(board.Arrangements)).ToString();
    }
}
