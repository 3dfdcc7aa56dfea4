using Flexboard.Core.Geometry;

namespace Flexboard.Core.Legibility;

/// <summary>
/// The wall before a camera: its light, the veil on it and the room around it, as means over each pixel of the sensor. A
/// camera that is turned only to the side sees columns of the board as columns, so that each is scaled by itself, after
/// all rows: Catmull, Smith, 3-D Transformations of Images in Scanline Order, 1980.
/// </summary>
internal sealed class Projection
{
    private readonly AreaMeans across;
    private readonly float[] covered;
    private readonly double[] tops;
    private readonly double[] heights;
    private readonly LightPlane rows;
    private readonly float veil;
    private readonly float room;
    private readonly ParallelOptions work;

    /// <param name="board">Pixels of the board that is seen, in its width and height.</param>
    /// <param name="toSensor">From its pixels to those of the sensor, columns to columns.</param>
    /// <param name="settings">Contrast, surround and sensor.</param>
    /// <param name="work">Threads.</param>
    public Projection(LightImage board, Homography toSensor, PhotoSettings settings, ParallelOptions work)
    {
        int width = settings.SensorWidth;
        var back = toSensor.Inverse();
        across = new(board.Width, width, x => back.Apply(new(x, 0)).X);
        covered = new float[width];
        (tops, heights) = (new double[width], new double[width]);
        for (int x = 0; x < width; x++)
        {
            foreach (float weight in across.Weights(x))
            {
                covered[x] += weight;
            }

            tops[x] = back.Apply(new(x + 0.5, 0)).Y;
            heights[x] = back.Apply(new(x + 0.5, 1)).Y - tops[x];
        }

        rows = new(width, board.Height);
        veil = (float)(1 / (settings.Contrast - 1));
        room = veil * (float)settings.Surround;
        this.work = work;
    }

    /// <summary>Shows one colour of the board to the sensor.</summary>
    public void Show(LightPlane board, LightPlane sensor)
    {
        Parallel.For(0, board.Height, work, y => across.Take(board.Row(y), rows.Row(y)));
        Parallel.For(0, sensor.Height, work, y => ShowRow(y, sensor.Row(y)));
    }

    private void ShowRow(int y, Span<float> sensor)
    {
        var board = rows.Light.AsSpan();
        for (int x = 0; x < sensor.Length; x++)
        {
            double top = tops[x] + (y * heights[x]), from = Math.Max(0, top), to = Math.Min(rows.Height, top + heights[x]);
            if (covered[x] <= 0 || from >= to)
            {
                sensor[x] = room;
                continue;
            }

            float sum = 0;
            for (int pixel = (int)from; pixel < to; pixel++)
            {
                sum += (float)(Math.Min(pixel + 1, to) - Math.Max(pixel, from)) * board[(pixel * rows.Width) + x];
            }

            float part = covered[x] * (float)((to - from) / heights[x]);
            sensor[x] = (sum / (float)heights[x]) + room + (part * (veil - room));
        }
    }
}
