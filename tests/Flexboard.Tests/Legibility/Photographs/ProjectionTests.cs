using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;

namespace Flexboard.Tests.Legibility.Photographs;

public sealed class ProjectionTests
{
    [Fact]
    public void Show_BoardBetweenPixels_IsTheMeanOfEachAreaWithTheRoomAround()
    {
        // Two pixels, white and black, each 4 x 2 of the sensor's, from half a pixel to the right of the fifth on.
        var board = new LightImage(2, 1);
        board.Plane(0)[0] = 1;
        float[] row = Shown(board, new(4.5, 3));
        float veil = 0.1f, room = 0.2f;
        Assert.Equal(room, row[3], 1e-5f);
        Assert.Equal(((1 + veil) / 2) + (room / 2), row[4], 1e-5f);
        Assert.Equal(1 + veil, row[5], 1e-5f);
        Assert.Equal(0.5f + veil, row[8], 1e-5f);
        Assert.Equal(veil, row[9], 1e-5f);
        Assert.Equal((veil + room) / 2, row[12], 1e-5f);
        Assert.Equal(room, row[13], 1e-5f);
    }

    [Fact]
    public void Show_FromTheSide_KeepsAllLightOfTheBoard()
    {
        var board = new LightImage(90, 40);
        board.Plane(0).AsSpan().Fill(1);
        var toSensor = Homography.To(90, 40, new(new(3.3, 2.1), new(40.2, 6.4), new(40.2, 20.9), new(3.3, 25.7)));
        var sensor = new LightPlane(48, 32);
        new Projection(board, toSensor, Dark, new()).Show(board.Planes[0], sensor);
        double area = (25.7 - 2.1 + 20.9 - 6.4) / 2 * (40.2 - 3.3);
        Assert.Equal(area, sensor.Light.Sum(), area * 2e-3);
        Assert.All(sensor.Light, light => Assert.InRange(light, 0, 1.0001f));
        Assert.Equal(1, sensor.Row(14)[20], 1e-4);
    }

    /// <summary>So much contrast that nothing but the board has light.</summary>
    private static PhotoSettings Dark => new() { SensorWidth = 48, Contrast = 1e9 };

    private static float[] Shown(LightImage board, Point at)
    {
        var quad = Quad.Rectangle(8, 2).Moved([at.X, at.Y, at.X, at.Y, at.X, at.Y, at.X, at.Y]);
        var sensor = new LightPlane(48, 32);
        var settings = Dark with { Contrast = 11, Surround = 2 };
        new Projection(board, Homography.To(board.Width, board.Height, quad), settings, new()).Show(board.Planes[0], sensor);
        return sensor.Row(4).ToArray();
    }
}
