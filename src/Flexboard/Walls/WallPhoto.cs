using Flexboard.Photographs;

namespace Flexboard.Walls;

/// <summary>That a wall is photographed.</summary>
/// <param name="Until">When it is over, Unix ms.</param>
/// <param name="Publish">How wide the picture will be printed, pixels.</param>
public sealed record WallPhoto(long Until, int Publish)
{
    /// <summary>Ends what is over.</summary>
    internal static void End(WallStore walls, TimeProvider time)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var wall in walls.All.Where(wall => walls.Showing(wall.Id).Photo is { } photo && photo.Until <= now))
        {
            // It may have been asked for anew meanwhile.
            walls.Show([wall.Id], (_, before) => before.Photo is { } photo && photo.Until <= now ? before with { Photo = null } : before, now, atOnce: true);
        }
    }
}

/// <summary>What is asked of it.</summary>
/// <param name="Minutes">For how long from now, up to <see cref="Longest"/>; 0: it is over.</param>
/// <param name="Publish">How wide the picture will be printed, pixels.</param>
public sealed record WallPhotoWish(double Minutes = WallPhotoWish.Usual, int Publish = PhotoMode.UsualWidth)
{
    /// <summary>Minutes, where nobody says for how long: as long as a camera takes to be set up.</summary>
    public const double Usual = 10;

    /// <summary>The most minutes: a wall that was forgotten is as it was the next day.</summary>
    public const double Longest = 720;

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<WallFault> Faults()
    {
        if (!(Minutes is >= 0 and <= Longest))
        {
            yield return new("photo.minutes", $"must lie between 0 and {Longest}");
        }

        if (Publish is < PhotoMode.NarrowestPublished or > PhotoMode.WidestPublished)
        {
            yield return new("photo.publish", $"must lie between {PhotoMode.NarrowestPublished} and {PhotoMode.WidestPublished} pixels");
        }
    }

    /// <summary>What a wall does then.</summary>
    internal WallPhoto? From(long now) => Minutes == 0 ? null : new(now + (long)(Minutes * 60_000), Publish);
}
