using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Flexboard.Widgets.RichText;

/// <summary>Markdown to HTML that can do nothing: no raw HTML, no links, no pictures.</summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseSoftlineBreakAsHardlineBreak().DisableHtml().Build();

    /// <summary>Renders.</summary>
    /// <returns>False when the text is nested too deeply to be read.</returns>
    public static bool TryRender(string text, out string html)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            MakeInert(document);
            html = document.ToHtml(Pipeline);
            return true;
        }
        catch (ArgumentException)
        {
            // Markdig's own bound on nesting, against texts made to overflow the stack.
            html = "";
            return false;
        }
    }

    /// <summary>A wall is no place to go away from, and a link from a board must not lead anywhere.</summary>
    private static void MakeInert(MarkdownDocument document)
    {
        // A plain container renders what is in it: the words of a link, the description of a picture.
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.ReplaceBy(new ContainerInline());
        }

        foreach (var address in document.Descendants<AutolinkInline>().ToList())
        {
            address.ReplaceBy(new LiteralInline(address.Url));
        }

        // The language of a code block would be written as a class.
        foreach (var code in document.Descendants<FencedCodeBlock>())
        {
            code.SetAttributes(new HtmlAttributes());
        }

        // Would be written as style attributes, which the page's policy refuses.
        foreach (var column in document.Descendants<Table>().SelectMany(table => table.ColumnDefinitions))
        {
            column.Alignment = null;
        }
    }
}
