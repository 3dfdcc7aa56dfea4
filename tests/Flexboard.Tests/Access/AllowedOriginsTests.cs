using Bunit;
using Flexboard.Access;
using Flexboard.Core.Boards;
using Flexboard.Widgets.Video;
using Flexboard.Widgets.WebPage;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Access;

public sealed class AllowedOriginsTests : BunitContext
{
    private static readonly Settings Some = new() { FrameOrigins = "https://cams.example  http://10.0.0.7:8000" };

    public AllowedOriginsTests() => Services.AddSingleton(new AllowedOrigins(Some));

    [Theory]
    [InlineData("https://cams.example/a?b#c", true)]
    [InlineData("https://CAMS.example:443/", true)]
    [InlineData("http://10.0.0.7:8000/", true)]
    [InlineData("http://cams.example/", false)]
    [InlineData("https://cams.example:8443/", false)]
    [InlineData("https://cams.example.evil.example/", false)]
    [InlineData("https://evil.example/https://cams.example/", false)]
    [InlineData("http://10.0.0.7/", false)]
    [InlineData("/sample/page.html", true)]
    [InlineData("/sample/../boards/host", false)]
    [InlineData("/boards/host", false)]
    [InlineData("https://me:secret@cams.example/", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Has_Address_IsJudgedByItsOrigin(string address, bool allowed) =>
        Assert.Equal(allowed, new AllowedOrigins(Some).Has(address));

    [Theory]
    [InlineData("https://例え.jp", " https://xn--r8jz45g.jp")]
    [InlineData("http://10.0.0.7:8000 https://[2001:db8::7]:444/", " http://10.0.0.7:8000 https://[2001:db8::7]:444")]
    public void Sources_OfAnyOrigin_CanStandInAHeader(string setting, string sources) =>
        Assert.Equal(sources, new AllowedOrigins(new Settings { FrameOrigins = setting }).Sources);

    [Fact]
    public void Has_NameInOtherLetters_IsTheSameOrigin() =>
        Assert.True(new AllowedOrigins(new Settings { FrameOrigins = "https://例え.jp" }).Has("https://xn--r8jz45g.jp/wall"));

    [Theory]
    [InlineData("https://*.example")]
    [InlineData("cams.example")]
    [InlineData("https://cams.example/path")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://me:secret@cams.example")]
    public void Check_WhatIsNoOrigin_IsNamed(string text) =>
        Assert.Contains($"'{text}'", Assert.Single(AllowedOrigins.Check("https://good.example " + text)), StringComparison.Ordinal);

    [Fact]
    public void WebPage_OfAnAllowedOrigin_IsSandboxedAndHasNoAddressYet()
    {
        var frame = WebPage(new WebPageOptions { Address = "https://cams.example/wall?a=<b>" }).Find("iframe");
        Assert.Equal("allow-scripts", frame.GetAttribute("sandbox"));
        Assert.Equal("no-referrer", frame.GetAttribute("referrerpolicy"));
        Assert.False(frame.HasAttribute("src"));
        Assert.StartsWith("https://cams.example/wall", frame.GetAttribute("data-address"), StringComparison.Ordinal);
    }

    [Fact]
    public void WebPage_OfAnyOtherOrigin_IsNotThereAndSaysWhich()
    {
        var body = WebPage(new WebPageOptions { Address = "https://evil.example/wall" });
        Assert.Empty(body.FindAll("iframe"));
        Assert.Equal("https://evil.example", body.Find(".embed-words").GetAttribute("data-origin"));
    }

    [Fact]
    public void Video_OfAnyOtherOrigin_IsNotThere()
    {
        var widget = new Widget { Id = "v", Kind = "video", Options = new VideoOptions { Address = "https://evil.example/a.webm" } };
        Assert.Empty(Render<VideoBody>(at => at.Add(one => one.Widget, widget)).FindAll("video"));
    }

    private IRenderedComponent<WebPageBody> WebPage(WebPageOptions options) =>
        Render<WebPageBody>(at => at.Add(one => one.Widget, new Widget { Id = "p", Kind = "web-page", Options = options }));
}
