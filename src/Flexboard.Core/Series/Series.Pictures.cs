namespace Flexboard.Core.Series;

/// <summary>Who looks at its transactions one by one.</summary>
public sealed partial class Series
{
    private DurationPoints[] pictures = [];

    /// <summary>Lets a picture have its transactions one by one from now on, once.</summary>
    internal void Attach(DurationPoints picture) => pictures = pictures.Contains(picture) ? pictures : [.. pictures, picture];

    /// <summary>Ends that.</summary>
    internal void Detach(DurationPoints? picture) =>
        pictures = pictures.Contains(picture) ? Array.FindAll(pictures, one => one != picture) : pictures;

    /// <summary>Gives a transaction to the pictures that look at it.</summary>
    internal void Draw(long time, double elapsed, bool failed)
    {
        foreach (var picture in pictures)
        {
            picture.Add(time, elapsed, failed);
        }
    }

    private void RewindPictures()
    {
        foreach (var picture in pictures)
        {
            picture.Rewind();
        }
    }
}
