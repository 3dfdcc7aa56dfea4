using System.Globalization;
using System.Text;

namespace Flexboard.Operations;

/// <summary>Writes figures in Prometheus' text format 0.0.4: each family once, with its help and type.</summary>
public sealed class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder text = new();
    private string family = "";

    /// <summary>Begins a family of figures.</summary>
    /// <param name="name">Ends with its unit, and with <c>_total</c> when it is a counter.</param>
    /// <param name="type"><c>counter</c> or <c>gauge</c>.</param>
    /// <param name="help">One line.</param>
    public PrometheusText Family(string name, string type, string help)
    {
        family = name;
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    /// <summary>Writes one figure of the family that was begun last.</summary>
    /// <param name="value">Any number, not a number and infinities included.</param>
    /// <param name="labels">Names and values; values may hold anything.</param>
    public PrometheusText Add(double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        text.Append(family);
        for (int i = 0; i < labels.Length; i++)
        {
            text.Append(i == 0 ? '{' : ',').Append(labels[i].Name).Append("=\"");
            foreach (char one in labels[i].Value)
            {
                _ = one switch
                {
                    '\\' => text.Append(@"\\"),
                    '"' => text.Append("\\\""),
                    '\n' => text.Append(@"\n"),
                    _ => text.Append(one),
                };
            }

            text.Append('"');
        }

        text.Append(labels.IsEmpty ? " " : "} ");
        text.Append(double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture));
        text.Append('\n');
        return this;
    }

    /// <summary>Begins a family and writes its only figure.</summary>
    public PrometheusText Only(string name, string type, string help, double value) => Family(name, type, help).Add(value);

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
