using Flexboard.Gallery;

namespace Flexboard.Tests.Gallery;

public class GalleryRequestTests
{
    [Fact]
    public void Read_NothingAsked_IsEveryKindLive()
    {
        var request = Ask()!;
        Assert.Equal(new GalleryRequest(null, 0, GalleryState.Live, "en", "dark", GalleryData.Typical), request);
        Assert.Equal(request, GalleryRequest.Read(request.Id));
    }

    [Fact]
    public void Read_EverythingAsked_IsTakenAndNamedByItsId()
    {
        var request = Ask(("kind", "event-list"), ("state", "partial"), ("culture", "ja"), ("theme", "light"), ("data", "huge"), ("layout", "palette"))!;
        Assert.Equal(new GalleryRequest("event-list", 0, GalleryState.Partial, "ja", "light", GalleryData.Huge, "palette"), request);
        Assert.Equal(request, GalleryRequest.Read(request.Id));
    }

    [Theory]
    [InlineData("kind", "gaugee", "The gallery has no kind 'gaugee'; there are *")]
    [InlineData("state", "Live", "The gallery has no state 'Live'; there are live, stale, *")]
    [InlineData("sample", "9", "The gallery has no sample '9'; there are 0.")]
    [InlineData("culture", "xx", "*there are en, ko, ja.")]
    [InlineData("theme", "blue", "*there are dark, light.")]
    [InlineData("data", "1", "*there are typical, zero, *")]
    [InlineData("layout", "grid", "*there are palette.")]
    public void Read_WhatThereIsNot_SaysWhatThereIs(string name, string value, string reason)
    {
        Assert.Null(GalleryRequest.Read(one => one == name ? value : null, out string fault));
        Assert.True(System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(reason, fault), fault);
    }

    [Theory]
    [InlineData("reservation")]
    [InlineData("gallery")]
    [InlineData("gallery.nokind.0.live.en.dark.typical.")]
    [InlineData("gallery..0.live.en.dark.typical")]
    [InlineData("other..0.live.en.dark.typical.")]
    public void Read_IdOfAnythingElse_IsNone(string id) => Assert.Null(GalleryRequest.Read(id));

    private static GalleryRequest? Ask(params (string Name, string Value)[] query) =>
        GalleryRequest.Read(name => query.FirstOrDefault(one => one.Name == name).Value, out _);
}
