using System.Text.Json.Nodes;
using Bunit;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;
using Flexboard.Widgets.Number;
using Flexboard.Widgets.RichText;
using Flexboard.Widgets.TopSeries;

namespace Flexboard.Tests.Boards.Page;

public sealed class BoardPageTests : BunitContext
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\"'";

    [Fact]
    public void WidgetFrame_TitleNoteAndDefinition_StandWhereTheyBelong()
    {
        var frame = Frame(Number() with { Title = "Orders", Note = "10 s mean", Definition = "Orders taken, per second" }).Find("section");
        Assert.Equal("Orders", frame.QuerySelector("h2")!.TextContent);
        Assert.Equal("10 s mean", frame.QuerySelector(".w-note")!.TextContent);
        Assert.Equal("Orders taken, per second", frame.GetAttribute("title"));
        Assert.Equal("Orders", frame.GetAttribute("aria-label"));
        Assert.Equal(("it", "number", "nodata"), (frame.GetAttribute("data-widget"), frame.GetAttribute("data-kind"), frame.GetAttribute("data-state")));
        Assert.Contains("w-panel", frame.ClassList);
    }

    [Fact]
    public void WidgetFrame_NoTitleAndNoNote_HasNoHead()
    {
        var frame = Frame(Number() with { Panel = false }).Find("section");
        Assert.Null(frame.QuerySelector("header"));
        Assert.False(frame.HasAttribute("aria-label"));
        Assert.Contains("w-bare", frame.ClassList);
        Assert.DoesNotContain("w-panel", frame.ClassList);
    }

    [Theory]
    [InlineData("", "en", "SIMULATED")]
    [InlineData("Title", "ko", "모의 데이터")]
    public void WidgetFrame_SimulatedMark_IsThereOnceAndHidden(string title, string culture, string word)
    {
        var mark = Assert.Single(Frame(Number() with { Title = title }, culture).FindAll(".w-sim"));
        Assert.True(mark.HasAttribute("hidden"));
        Assert.Equal(word, mark.TextContent);
    }

    [Fact]
    public void WidgetFrame_HostileText_IsText()
    {
        var frame = Frame(Number() with { Title = Hostile, Note = Hostile, Definition = Hostile });
        Assert.Empty(frame.FindAll("img"));
        Assert.Equal(Hostile, frame.Find("h2").TextContent);
        Assert.Equal(Hostile, frame.Find("section").GetAttribute("title"));
        Assert.Equal(Hostile, frame.Find("section").GetAttribute("aria-label"));
    }

    [Fact]
    public void WidgetFrame_KindThatTheServerRendersWhole_IsLiveWithItsBody()
    {
        var text = new Widget { Id = "text", Kind = "rich-text", Options = new RichTextOptions { Text = "Good **morning**" } };
        var frame = Frame(text);
        Assert.Equal("live", frame.Find("section").GetAttribute("data-state"));
        Assert.Equal("morning", frame.Find(".w-body strong").TextContent);
    }

    [Fact]
    public void WidgetFrame_WidgetThatCannotBeRead_NamesItselfAndItsFault()
    {
        const string File = """
            {"schemaVersion":1,"title":"t","widgets":[{"id":"it","kind":"gauge","data":[{"series":"a"}],"options":{"max":"<b>high</b>","<i>":1}}],
             "arrangements":[{"id":"a","width":1,"height":1,"places":{}}]}
            """;
        var board = new BoardReader(WidgetKinds.All).Read("b", System.Text.Encoding.UTF8.GetBytes(File)).Board!;

        var frame = Frame(board.Widgets[0]);

        Assert.Equal("gauge · it", frame.Find(".placeholder b").TextContent);
        Assert.Equal("options.max must be a number", frame.Find(".placeholder p").TextContent);
        Assert.Empty(frame.FindAll("i"));
    }

    [Fact]
    public void BoardPage_WidgetsOfTheArrangement_AreThereAndNoOthers()
    {
        var page = Page(Board(Number("a"), Number("b")) with { Title = "Wall" }, pinned: "only-a");
        Assert.Equal(["a"], page.FindAll("[data-widget]").Select(one => one.GetAttribute("data-widget")));
        Assert.Equal("Wall", page.Find("h1").TextContent);
        var root = page.Find("#board");
        Assert.Equal(("wall", "only-a", "live"), (root.GetAttribute("data-board"), root.GetAttribute("data-arrangement"), root.GetAttribute("data-feed")));
    }

    [Fact]
    public void BoardPage_HostileText_CannotEndItsScript()
    {
        var page = Page(Board(Number("a") with { Title = Hostile, OptionsJson = default }) with { Title = Hostile, TimeZone = Hostile });
        Assert.Empty(page.FindAll("img"));
        Assert.Equal(Hostile, JsonNode.Parse(page.Find("#spec").TextContent)!["timeZone"]!.GetValue<string>());
        Assert.Equal(4, page.FindAll("script").Count);
    }

    [Fact]
    public void Spec_WhatThePageNeverReadsChanges_ChangesTheHash()
    {
        var one = Number();
        var others = new[]
        {
            one,
            one with { Title = "T" }, one with { Note = "N" }, one with { Definition = "D" }, one with { Panel = false },
            one with { Deadline = 5000 }, one with { Data = [new Binding { Series = new SeriesSelector("b") }] },
        };
        Assert.Equal(others.Length, others.Select(HashOf).Distinct().Count());
        Assert.Equal(HashOf(one), HashOf(Number()));
    }

    [Fact]
    public void Spec_KindThatSharesAPainter_HasThePaintersTexts()
    {
        var board = Board(Number() with { Kind = "top-series", Options = new TopSeriesOptions() });
        var texts = JsonNode.Parse(BoardSpec.Of(board, board.Arrangements, null))!["texts"]!.AsObject();
        Assert.True(texts.ContainsKey("time-series.more"));
        Assert.True(texts.ContainsKey("board.stale"));
        Assert.False(texts.ContainsKey("hitmap.errors"));
    }

    private static string HashOf(Widget widget) =>
        JsonNode.Parse(BoardSpec.Of(Board(widget), Board(widget).Arrangements, null))!["widgets"]![widget.Id]!["hash"]!.GetValue<string>();

    private static Widget Number(string id = "it") => new()
    {
        Id = id,
        Kind = "number",
        Data = [new Binding { Series = new SeriesSelector("a") }],
        Options = new NumberOptions(),
    };

    private static Board Board(params Widget[] widgets) => new()
    {
        Id = "wall",
        Title = "",
        Version = "v1",
        Widgets = [.. widgets],
        Arrangements =
        [
            new Arrangement { Id = "all", Width = 1600, Height = 900, TextSize = 27, Places = [.. widgets.Select(one => new Place(one.Id, 0, 0, 10, 10))] },
            new Arrangement { Id = "only-a", Width = 900, Height = 1600, TextSize = 27, Places = [new Place(widgets[0].Id, 0, 0, 10, 10)] },
        ],
    };

    private IRenderedComponent<WidgetFrame> Frame(Widget widget, string culture = "en") =>
        Render<WidgetFrame>(parameters => parameters.Add(one => one.Widget, widget).Add(one => one.Culture, culture));

    private IRenderedComponent<BoardPage> Page(Board board, string? pinned = null) => Render<BoardPage>(parameters => parameters
        .Add(one => one.Board, board).Add(one => one.Pinned, pinned).Add(one => one.Frame, """{"t":1}"""));
}
