using System.Globalization;
using System.Text;

namespace Flexboard.Widgets.TimeSeries;

/// <summary>What a line is called in frames.</summary>
internal static class LineKey
{
    /// <summary>32 bits of FNV-1a over what makes the group: short in frames, the same after a restart.</summary>
    public static string Of(int bindingIndex, SourceGroup group, string by, Veil? veil = null)
    {
        if (veil is not null)
        {
            return veil.IdOf($"{bindingIndex} {(by.Length == 0 ? Encoding.UTF8.GetString(group.Items[0].Key.Span) : group.Published)}");
        }

        uint hash = 2166136261;
        Mix([(byte)bindingIndex]);
        var first = group.Items[0];
        Mix(by.Length == 0 ? first.Key.Span : Encoding.UTF8.GetBytes(first.Label(by) ?? ""));
        return hash.ToString("x8", CultureInfo.InvariantCulture);

        void Mix(ReadOnlySpan<byte> bytes)
        {
            foreach (byte one in bytes)
            {
                hash = (hash ^ one) * 16777619;
            }
        }
    }
}
