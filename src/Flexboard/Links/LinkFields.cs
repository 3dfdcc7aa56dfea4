using System.Collections.Immutable;
using System.Globalization;
using Flexboard.Core.Boards;

namespace Flexboard.Links;

/// <summary>What the console's form of a link holds, as typed.</summary>
public sealed class LinkFields
{
    /// <summary>Ends that can be chosen, minutes from now; 0: never.</summary>
    public static readonly ImmutableArray<int> Ends = [60, 480, 1440, 10_080, 43_200, 129_600, 0];

    /// <summary>Data windows, seconds; 0: as the board says.</summary>
    public static readonly ImmutableArray<int> Windows = [0, 600, 3600, 21_600, 86_400];

    /// <summary>Delays, seconds; 0: live.</summary>
    public static readonly ImmutableArray<int> Delays = [0, 10, 30, 60, 300, 900];

    /// <summary>Fields of a link, or of a new one to a board.</summary>
    public LinkFields(Link? link, string board)
    {
        (Id, Board) = (link?.Id, link?.Board ?? board);
        End = link is null ? 10_080 : -1;
        if (link is not null)
        {
            (Name, Arrangement, Masked, Delay, Window) = (link.Name, link.Arrangement ?? "", link.MasksLabels, link.DelaySeconds, link.WindowSeconds ?? 0);
            (Preview, Origins, HasPin) = (link.AllowsPreview, string.Join(' ', link.Origins), link.PinHash is not null);
            Viewers = link.MostViewers?.ToString(CultureInfo.InvariantCulture) ?? "";
            Hidden = [.. link.Hidden];
        }
    }

    /// <summary>The link that is changed; null: a new one.</summary>
    public string? Id { get; }

    /// <summary>The board.</summary>
    public string Board { get; set; }

    /// <summary>What it is for.</summary>
    public string Name { get; set; } = "";

    /// <summary>The only arrangement; empty: the one that fits.</summary>
    public string Arrangement { get; set; } = "";

    /// <summary>Minutes from now; 0: never; -1: as it is.</summary>
    public int End { get; set; }

    /// <summary>Whether it has a PIN already.</summary>
    public bool HasPin { get; }

    /// <summary>A PIN to set; empty: none, or the one that it has.</summary>
    public string Pin { get; set; } = "";

    /// <summary>Whether the PIN that it has is taken away.</summary>
    public bool DropsPin { get; set; }

    /// <summary>The most viewers; empty: any number.</summary>
    public string Viewers { get; set; } = "";

    /// <summary>Widgets that are not shown.</summary>
    public HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether names are masked.</summary>
    public bool Masked { get; set; }

    /// <summary>Seconds.</summary>
    public int Delay { get; set; }

    /// <summary>Seconds; 0: as the board says.</summary>
    public int Window { get; set; }

    /// <summary>Whether previews are allowed.</summary>
    public bool Preview { get; set; }

    /// <summary>Origins, with spaces between them.</summary>
    public string Origins { get; set; } = "";

    /// <summary>Whether the PIN changes.</summary>
    public bool ChangesPin => Pin.Length > 0 || DropsPin;

    /// <summary>The PIN that it is to have; null: none.</summary>
    public string? NewPin => Pin.Length > 0 ? Pin.Trim() : null;

    /// <summary>A link with what was typed.</summary>
    /// <param name="link">As it is.</param>
    /// <param name="board">Its board, if it is there.</param>
    /// <param name="now">Unix ms.</param>
    public Link Apply(Link link, Board? board, long now) => link with
    {
        Name = Name.Trim(),
        Arrangement = Arrangement.Length > 0 ? Arrangement : null,
        ExpiresAt = End switch
        {
            < 0 => link.ExpiresAt,
            0 => null,
            _ => now + (End * 60_000L),
        },

        // What is no number is none that a link can have.
        MostViewers = Viewers.Trim().Length == 0 ? null : int.TryParse(Viewers, NumberStyles.Integer, CultureInfo.InvariantCulture, out int most) ? most : 0,
        Hidden = [.. board?.Widgets.Select(widget => widget.Id).Where(Hidden.Contains) ?? Hidden],
        MasksLabels = Masked,
        DelaySeconds = Delay,
        WindowSeconds = Window > 0 ? Window : null,
        AllowsPreview = Preview,
        Origins = [.. Origins.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(one => LinkCheck.OriginOf(one) ?? one)],
    };
}
