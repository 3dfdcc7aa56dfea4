using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Photographs;

public sealed class PublishedPictureTests
{
    [Fact]
    public void PlaceOf_BoxSeenFromTheSide_IsAroundItsCorners()
    {
        var quad = new Quad(new(10, 10), new(90, 20), new(90, 50), new(10, 60));
        var picture = new PublishedPicture(100, 70, [], Homography.To(400, 200, quad));
        Near(new(10, 10, 80, 50), picture.PlaceOf(new(0, 0, 400, 200)));
    }

    [Fact]
    public void PlaceOf_BoxPartlyOutside_EndsAtThePicturesEdge()
    {
        var picture = new PublishedPicture(100, 70, [], Homography.Identity);
        Near(new(0, 60, 30, 10), picture.PlaceOf(new(-20, 60, 50, 40)));
        Near(new(100, 5, 0, 10), picture.PlaceOf(new(120, 5, 10, 10)));
    }

    private static void Near(Box expected, Box actual)
    {
        Assert.Equal(expected.X, actual.X, 1e-9);
        Assert.Equal(expected.Y, actual.Y, 1e-9);
        Assert.Equal(expected.Width, actual.Width, 1e-9);
        Assert.Equal(expected.Height, actual.Height, 1e-9);
    }
}
