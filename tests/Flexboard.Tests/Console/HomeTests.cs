using Bunit;
using Flexboard.Console;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Flexboard.Tests.Console;

public sealed class HomeTests : BunitContext
{
    public HomeTests()
    {
        Services.AddRadzenComponents();
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Home_ButtonClicked_Counts()
    {
        var home = Render<Home>();
        home.Find("button").Click();
        home.Find("[role=status]").MarkupMatches("""<p role="status" data-value="1" diff:ignoreAttributes>1 clicks</p>""");
    }
}
