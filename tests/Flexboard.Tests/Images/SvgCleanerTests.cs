using System.Text;
using Flexboard.Images;

namespace Flexboard.Tests.Images;

public class SvgCleanerTests
{
    private const string Open = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<a href='javascript:alert(1)'><rect/></a>")]
    [InlineData("<rect onload='alert(1)'/>")]
    [InlineData("<rect ONCLICK='alert(1)'/>")]
    [InlineData("<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='//x.example'/></foreignObject>")]
    [InlineData("<image href='https://x.example/beacon.png'/>")]
    [InlineData("<image xlink:href='https://x.example/beacon.png'/>")]
    [InlineData("<image href='data:image/svg+xml,&lt;svg onload=alert(1)/&gt;'/>")]
    [InlineData("<use href='https://x.example/a.svg#b'/>")]
    [InlineData("<set attributeName='onclick' to='alert(1)'/>")]
    [InlineData("<animate attributeName='href' to='javascript:alert(1)'/>")]
    [InlineData("<style>@import 'https://x.example/a.css';</style>")]
    [InlineData("<style>rect{fill:url(https://x.example/a)}</style>")]
    [InlineData("<style>rect{fill:u\\72l(https://x.example/a)}</style>")]
    [InlineData("<rect style='fill:u/**/rl(https://x.example/a)'/>")]
    [InlineData("<rect fill=\"url('https://x.example/a#b')\"/>")]
    [InlineData("<rect fill='u\\rl(https://x.example/a)'/>")]
    [InlineData("<style>@\\import 'https://x.example/a.css';</style>")]
    [InlineData("<style>@im<desc>x</desc>port 'https://x.example/a.css';</style>")]
    [InlineData("<style>@im<![CDATA[port 'https://x.example/a.css';]]></style>")]
    [InlineData("<style>.a{content:'/*';fill:url(https://x.example/a);marker:'*/'}</style>")]
    [InlineData("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>")]
    [InlineData("<?xml-stylesheet href='https://x.example/a.css'?>")]
    public void Clean_WhatRunsOrLoads_IsLeftOut(string hostile)
    {
        string clean = Clean($"{Open}<circle r='4'/>{hostile}</svg>");

        Assert.Contains("<circle r=\"4\"", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("x.example", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("script", clean, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("<defs><linearGradient id='a'><stop offset='1' stop-color='red'/></linearGradient></defs><rect fill='url(#a)'/>")]
    [InlineData("<symbol id='s'><path d='M0 0h1'/></symbol><use xlink:href='#s'/>")]
    [InlineData("<rect fill='url(&quot;#a&quot;)' stroke='url( #b )'/>")]
    [InlineData("<style>.a{fill:#fff}</style><text class='a'>좌석 席</text>")]
    [InlineData("<image href='data:image/png;base64,iVBORw0KGgo='/>")]
    public void Clean_WhatDraws_Stays(string drawing)
    {
        string clean = Clean($"{Open}{drawing}</svg>");
        Assert.Equal(drawing.Replace('\'', '"'), clean[(clean.IndexOf('>') + 1)..^"</svg>".Length].Replace(" />", "/>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<g>", 49_000, "</g>", "deep")]
    [InlineData("<g/>", 60_000, "", "elements")]
    public void Clean_WhatIsTooMuch_IsRefused(string each, int count, string end, string reason)
    {
        string much = string.Concat(Enumerable.Repeat(each, count)) + string.Concat(Enumerable.Repeat(end, count));
        Assert.Null(SvgCleaner.Clean(Encoding.UTF8.GetBytes($"{Open}{much}</svg>"), out string fault));
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<g {0}/>", "r{0}='1' ", 150_000)]
    [InlineData("<g {0}/>", "on{0}='1' r{0}='1' ", 100_000)]
    [InlineData("<style>{0}</style>", "/*x", 1_500_000)]
    public async Task Clean_LargestFiles_CostWhatTheirSizeDoes(string around, string each, int count)
    {
        string many = string.Concat(Enumerable.Range(0, count).Select(i => each.Replace("{0}", $"{i}", StringComparison.Ordinal)));
        byte[] svg = Encoding.UTF8.GetBytes($"{Open}{around.Replace("{0}", many, StringComparison.Ordinal)}</svg>");

        // At a cost that grew with the square it would be minutes.
        await Task.Run(() => SvgCleaner.Clean(svg, out _), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Clean_EntitiesOfADocumentType_AreNotRead()
    {
        string svg = $"<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>{Open}<text>&x;</text></svg>";
        Assert.Null(SvgCleaner.Clean(Encoding.UTF8.GetBytes(svg), out string fault));
        Assert.Contains("XML", fault, StringComparison.Ordinal);
    }

    private static string Clean(string svg) => Encoding.UTF8.GetString(SvgCleaner.Clean(Encoding.UTF8.GetBytes(svg), out _)!);
}
