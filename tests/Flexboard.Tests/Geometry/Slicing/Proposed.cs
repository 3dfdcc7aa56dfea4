using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Tests.Geometry.Slicing;

/// <summary>What holds of every proposal.</summary>
internal static class Proposed
{
    public static void HoldsTogether(Arrangement source, Arrangement proposal)
    {
        Assert.Equal(source.Places.Select(place => place.Widget), proposal.Places.Select(place => place.Widget));
        foreach (var place in proposal.Places)
        {
            Assert.True(place is { X: >= 0, Y: >= 0, Width: > 0, Height: > 0 }, $"{place}");
            Assert.True(place.X + place.Width <= proposal.Width && place.Y + place.Height <= proposal.Height, $"{place} is not inside");
        }
    }

    public static void DoesNotOverlap(IEnumerable<Place> places)
    {
        var all = places.ToList();
        for (int i = 0; i < all.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.False(Meet(all[i], all[j]), $"{all[i]} overlaps {all[j]}");
            }
        }
    }

    public static bool Meet(Place one, Place other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;

    /// <summary>The box around widgets meets no other.</summary>
    public static void IsBlock(Arrangement proposal, IReadOnlyCollection<string> members, params IReadOnlyCollection<string> frames)
    {
        var within = proposal.Places.Where(place => members.Contains(place.Widget)).ToList();
        double x = within.Min(place => place.X);
        double y = within.Min(place => place.Y);
        var around = new Place("", x, y, within.Max(place => place.X + place.Width) - x, within.Max(place => place.Y + place.Height) - y);
        Assert.DoesNotContain(proposal.Places, place => !members.Contains(place.Widget) && !frames.Contains(place.Widget) && Meet(place, around));
    }

    /// <summary>How much of the canvas boxes cover that do not overlap.</summary>
    public static double Used(Arrangement proposal) =>
        proposal.Places.Sum(place => place.Width * place.Height) / (proposal.Width * proposal.Height);

    public static double Order(Arrangement source, Arrangement proposal, Func<string, bool> counts)
    {
        var pairs = source.Places.Zip(proposal.Places).Where(pair => counts(pair.First.Widget)).ToList();
        return RankCorrelation.Of(
            [.. pairs.Select(pair => pair.First.Width * pair.First.Height)],
            [.. pairs.Select(pair => pair.Second.Width * pair.Second.Height)]);
    }
}
