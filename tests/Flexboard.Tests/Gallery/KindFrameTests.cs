using System.Text.Json.Nodes;
using Bunit;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;
using Flexboard.Gallery;
using Flexboard.Texts;
using Flexboard.Widgets;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Gallery;

/// <summary>What the server renders of each kind, in each of its looks and languages, before any script runs.</summary>
public sealed class KindFrameTests : BunitContext
{
    public KindFrameTests() => Services.AddSingleton(new AllowedOrigins(new Settings()));

    public static TheoryData<string, int, string> Looks =>
        [.. WidgetKinds.All.SelectMany(kind => kind.Samples.SelectMany((_, i) => ProductTexts.Languages.Select(culture => (kind.Name, i, culture))))];

    [Theory]
    [MemberData(nameof(Looks))]
    public void Frame_OfEveryLook_HasTitleStateTextAlternativeAndPlaceForItsPicture(string name, int sample, string culture)
    {
        var kind = WidgetKinds.Find(name)!;
        var board = Board(name, sample, culture, GalleryState.Live);
        foreach (var widget in board.Widgets)
        {
            var frame = Render<WidgetFrame>(at => at.Add(one => one.Widget, widget).Add(one => one.Culture, culture)).Find("section");
            string title = ProductTexts.Get(culture, "kind." + name);
            Assert.Equal(title, frame.QuerySelector("h2")!.TextContent);
            Assert.Equal(title, frame.GetAttribute("aria-label"));
            Assert.Equal((name, name is "rich-text" or "web-page" or "video" ? "live" : "nodata"), (frame.GetAttribute("data-kind"), frame.GetAttribute("data-state")));
            Assert.NotNull(frame.QuerySelector(".w-body"));
            Assert.Equal(ProductTexts.Get(culture, "board.simulated"), frame.QuerySelector(".w-sim[hidden]")!.TextContent);
            Assert.Equal("", frame.QuerySelector(".w-flag")!.TextContent);
            Assert.Empty(frame.QuerySelectorAll("script"));
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void Spec_OfEveryLook_TellsThePainterItsOptionsAndItsTexts(string name, int sample, string culture)
    {
        var board = Board(name, sample, culture, GalleryState.Live);
        var spec = JsonNode.Parse(BoardSpec.Of(board, board.Arrangements, null))!;
        Assert.Equal(culture, (string)spec["culture"]!);
        Assert.All(spec["widgets"]!.AsObject(), widget => Assert.NotNull(widget.Value!["options"]));
        string room = WidgetKinds.Find(name)!.TextRoom + ".";
        Assert.Equal(
            ProductTexts.Of(culture).Keys.Count(key => key.StartsWith(room, StringComparison.Ordinal)),
            spec["texts"]!.AsObject().Count(text => text.Key.StartsWith(room, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public void Frame_OfAnOptionThatThereIsNot_NamesItInEveryKind(string name, int sample, string culture)
    {
        var widget = Board(name, sample, culture, GalleryState.Invalid).Widgets[0];
        var frame = Render<WidgetFrame>(at => at.Add(one => one.Widget, widget).Add(one => one.Culture, culture));
        Assert.StartsWith(name + " · ", frame.Find(".placeholder b").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("options.colour is not known here", frame.Find(".placeholder p").TextContent, StringComparison.Ordinal);
    }

    private static Board Board(string kind, int sample, string culture, GalleryState state) => GalleryBoard.Of(
        new GalleryRequest(kind, sample, state, culture, "dark", GalleryData.Typical), new BoardReader(WidgetKinds.All));
}
