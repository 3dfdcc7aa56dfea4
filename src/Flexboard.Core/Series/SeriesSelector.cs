using System.Collections.Immutable;

namespace Flexboard.Core.Series;

/// <summary>A condition on one label.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Pattern">Its value; <c>*</c> stands for any run of characters, <c>?</c> for one.</param>
public readonly record struct LabelMatch(string Label, string Pattern);

/// <summary>Selects series by name and labels. Case-sensitive, ordinal.</summary>
/// <param name="Name">The series' name; <c>*</c> and <c>?</c> as in <see cref="LabelMatch"/>.</param>
/// <param name="Where">All must hold; a series without the label does not match.</param>
public sealed record SeriesSelector(string Name, ImmutableArray<LabelMatch> Where)
{
    /// <summary>Selects by name alone.</summary>
    public SeriesSelector(string name)
        : this(name, [])
    {
    }

    /// <summary>Whether the name has no wildcard, so that the store can find it by a look-up.</summary>
    public bool HasExactName => !Wildcard.IsPattern(Name);

    /// <summary>Whether a series of this name is selected, if its labels are right.</summary>
    public bool MatchesName(ReadOnlySpan<char> name) => Wildcard.Matches(Name, name);

    /// <summary>Whether a series is selected.</summary>
    public bool Matches(string name, ReadOnlySpan<Label> labels)
    {
        if (!MatchesName(name))
        {
            return false;
        }

        foreach (var match in Where)
        {
            bool found = false;
            foreach (var label in labels)
            {
                if (label.Name == match.Label)
                {
                    found = Wildcard.Matches(match.Pattern, label.Value);
                    break;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it names one series and no other: no wildcard, and every label that the series has.</summary>
    public bool Names(string name, ReadOnlySpan<Label> labels)
    {
        if (!HasExactName || Where.Length != labels.Length)
        {
            return false;
        }

        foreach (var match in Where)
        {
            if (Wildcard.IsPattern(match.Pattern))
            {
                return false;
            }
        }

        return Matches(name, labels);
    }

    /// <inheritdoc/>
    public bool Equals(SeriesSelector? other) =>
        other is not null && Name == other.Name && Where.AsSpan().SequenceEqual(other.Where.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Where.Length);
}
