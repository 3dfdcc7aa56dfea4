using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Core.Geometry;
using Flexboard.Core.Legibility;
using Flexboard.Stills;

namespace Flexboard.Photographs;

/// <summary>
/// Makes the press photograph of a board before the press does: a still of what the wall shows, the light and the camera
/// simulated, the JPEG of it, and its titles and figures read again. One at a time; a few wait. Safe from any thread.
/// </summary>
public sealed class Darkroom(Camera camera, Tesseract tesseract, TimeProvider time, ILogger<Darkroom> log) : IDisposable
{
    /// <summary>Of the JPEG, 1 to 100: as pictures are sent to a desk. A judgment.</summary>
    internal const int Quality = 80;

    /// <summary>How long one may take, with the still.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>What is asked of the page in the moment of the still.</summary>
    private const string Words = "/js/legibility/words.js";

    private const int MostWaiting = 2;

    private readonly WaitingLine line = new(MostWaiting);

    /// <summary>Takes one.</summary>
    /// <param name="request">Of what; its asker may see it.</param>
    /// <param name="stop">Whoever asked is gone, or may no more.</param>
    /// <exception cref="StillException">There is none, and why.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<PressProof> TakeAsync(PressRequest request, CancellationToken stop)
    {
        using var turn = await line.EnterAsync(stop);
        using var limit = new CancellationTokenSource(Limit, time);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            var still = await camera.TakeAsync(StillOf(request), whole.Token);
            return await DevelopAsync(request, still, whole.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            log.LogError("The photograph of {Board} took longer than {Limit} s and was given up", request.Board.Id, Limit.TotalSeconds);
            throw new StillException(StillFault.TooLong, $"The photograph took longer than {Limit.TotalSeconds} s and was given up. A narrower one takes less.");
        }
        catch (Exception fault) when (fault is InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "There is no photograph of {Board}", request.Board.Id);
            throw new StillException(StillFault.Failed, "The photograph could not be made or read on the server. The app's log says why.", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => line.Dispose();

    private static StillRequest StillOf(PressRequest request) => new(request.Board, request.Arrangement, request.Size.Width, request.Size.Height, request.Asker)
    {
        Mode = request.IsAsItHangs ? null : "photo",
        Contrast = request.IsAsItHangs ? null : request.Contrast,
        Publish = request.IsAsItHangs ? null : FormattableString.Invariant($"{request.PublishWidth}"),
        IsPressSafe = request.IsPressSafe,
        Module = Words,
    };

    private async Task<PressProof> DevelopAsync(PressRequest request, Still still, CancellationToken stop)
    {
        var clean = Pixels.Of(still.Png);
        var (published, peakToMean, jpeg) = await Task.Run(() => Photographed(clean, request, stop), stop);
        var texts = JsonSerializer.Deserialize<ImmutableArray<BoardText>>(still.Measured!.Value, JsonSerializerOptions.Web);
        double unit = clean.Width / request.Arrangement.Width;
        ImmutableArray<(BoardText Text, Box Box, PressLine Line)> lines =
        [
            .. texts.Select(text => (text, Box: text.PixelsOf(unit))).Select(one => (one.text, one.Box, PlaceOf(one.text, one.Box, unit, published))),
        ];
        double? smallest = lines.IsEmpty ? null : lines.Min(one => one.Line.Capital);
        lines = [.. lines.Where(one => one.Text.IsCounted)];
        var proof = new PressProof(jpeg, published.Width, published.Height, peakToMean, smallest, [.. lines.Select(one => one.Line)], false, []);
        if (tesseract.Program is null)
        {
            return proof;
        }

        var installed = await tesseract.LanguagesAsync(stop);
        ImmutableArray<string> unread = [.. lines.SelectMany(one => one.Text.Languages).Distinct().Where(language => !installed.Contains(language))];
        lines = [.. lines.Where(one => !one.Text.Languages.Any(unread.Contains))];

        // What is read is what is printed: with the marks of its compression.
        var printed = Pixels.Of(jpeg);
        var read = await Task.WhenAll(ReadAsync(printed, published.FromBoard), ReadAsync(clean, Homography.Identity));
        return proof with
        {
            Lines = [.. lines.Select((one, i) => one.Line with { Read = read[0][i], Clean = read[1][i] })],
            IsRead = true,
            Unread = unread,
        };

        async Task<Reading[]> ReadAsync(Pixels picture, Homography fromBoard)
        {
            string[] told = await tesseract.ReadAsync(
                [
                    .. lines.SelectMany(one => LineCrop.Capitals, (one, capital) => new LineImage(
                        LineCrop.Of(picture, fromBoard, one.Box, one.Text.Capital * unit, capital), string.Join('+', one.Text.Languages))),
                ], stop);
            return [.. told.Chunk(LineCrop.Capitals.Length).Zip(lines, (words, one) => words.Select(each => new Reading(each, CharacterErrors.Of(one.Text.Text, each))).MinBy(each => each.Errors.Errors)!)];
        }
    }

    private static (PublishedPicture Picture, double PeakToMean, byte[] Jpeg) Photographed(Pixels still, PressRequest request, CancellationToken stop)
    {
        var board = LightImage.Of(still.Width, still.Height, still.Rgb);
        var settings = new PhotoSettings { Contrast = request.Contrast, PublishWidth = request.PublishWidth };

        // The walls are fed meanwhile.
        var work = new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2) };
        var picture = Photographer.Take(board, settings, work);
        var place = picture.PlaceOf(new(0, 0, still.Width, still.Height));
        double part = place.Area / ((double)picture.Width * picture.Height);
        return (picture, PeakToMean(board, 1 / (request.Contrast - 1), part), new Pixels(picture.Width, picture.Height, picture.Rgb).ToJpeg(Quality));
    }

    private static double PeakToMean(LightImage board, double veil, double part)
    {
        double peak = 0, sum = 0;
        float[] red = board.Plane(0), green = board.Plane(1), blue = board.Plane(2);
        for (int i = 0; i < red.Length; i++)
        {
            double luminance = new Colour(red[i], green[i], blue[i]).Luminance;
            peak = Math.Max(peak, luminance);
            sum += luminance;
        }

        return Photograph.PeakToMean(peak, sum / red.Length, veil, new GroundSettings { BoardPart = part });
    }

    private static PressLine PlaceOf(BoardText text, Box box, double unit, PublishedPicture picture) =>
        new(text.Text, text.Widget, text.Role, picture.PlaceOf(box), text.Capital * unit * LineCrop.ScaleOf(picture.FromBoard, box));
}
