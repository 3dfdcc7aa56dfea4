using Bunit;
using Flexboard.Widgets;
using Flexboard.Widgets.RichText;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets;

public sealed class RichTextTests : BunitContext
{
    [Fact]
    public void Body_Markdown_Rendered() =>
        Body("# Opening\n\nAsk **Room A** first.\n\n| site | tel |\n|---|--:|\n| a | 12 |").MarkupMatches("""
            <div class="rich-text" data-align="start" data-anchor="top">
              <h1>Opening</h1>
              <p>Ask <strong>Room A</strong> first.</p>
              <table><thead><tr><th>site</th><th>tel</th></tr></thead><tbody><tr><td>a</td><td>12</td></tr></tbody></table>
            </div>
            """);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[go](javascript:alert(1))")]
    [InlineData("[go][there]\n\n[there]: https://example.org 'onload'")]
    [InlineData("![pic](https://example.org/x.png)")]
    [InlineData("<https://example.org>")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("a {onclick=alert(1)}")]
    [InlineData("```\"><script>\ncode\n```")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("&lt;script&gt;")]
    public void Body_HostileMarkdown_NothingThatActs(string text)
    {
        var body = Body(text);
        Assert.Empty(body.FindAll("script, style, img, a, iframe, [onerror], [onclick], [onload], [href], [src], [style], .rich-text [class]"));
        Assert.NotEqual("", body.Find(".rich-text").TextContent.Trim());
    }

    [Fact]
    public void Body_LinkAndPicture_TheirWords() =>
        Assert.Equal("see the handbook and a map", Body("see [the *handbook*](https://example.org) and ![a map](map.png)").Find("p").TextContent);

    [Theory]
    [InlineData("[[[[", 3000)]
    [InlineData("> ", 3000)]
    [InlineData("- ", 3000)]
    [InlineData("*_", 5000)]
    public void ReadOptions_NestedWithoutEnd_RefusedOrRendered(string piece, int times)
    {
        string text = string.Concat(Enumerable.Repeat(piece, times))[..Math.Min(20_000, piece.Length * times)];
        var problems = new List<OptionProblem>();
        var json = System.Text.Json.JsonSerializer.SerializeToElement(new { text });
        object? options = WidgetKinds.Find("rich-text")!.ReadOptions(json, problems);
        Assert.True(options is not null || problems is [{ Path: "$.text" }]);
    }

    [Fact]
    public void ReadOptions_TooLong_Refused()
    {
        string json = $$"""{"text":"{{new string('x', 20_001)}}"}""";
        Assert.Equal(["$.text: has at most 20000 characters"], Problems("rich-text", json));
    }

    [Fact]
    public void Kind_SameWhateverIsPublished_NeverStale() => Assert.False(WidgetKinds.Find("rich-text")!.IsBound);

    private IRenderedComponent<RichTextBody> Body(string text)
    {
        var widget = Widget("rich-text", System.Text.Json.JsonSerializer.Serialize(new { text }));
        return Render<RichTextBody>(parameters => parameters.Add(body => body.Widget, widget));
    }
}
