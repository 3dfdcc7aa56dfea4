using System.Text.Json;
using Flexboard.Storage;

namespace Flexboard.Widgets;

/// <summary>
/// Composes one widget's part of the frames of one view: one instance for each widget of each watched view, never one
/// for each viewer. Called under the store's gate, by one thread.
/// </summary>
/// <param name="sources">What the widget is fed from.</param>
public abstract class WidgetComposer(WidgetSources sources) : IDisposable
{
    /// <summary>What the widget is fed from.</summary>
    protected WidgetSources Sources => sources;

    /// <summary>
    /// Whether it is composed once a second though nothing arrived, because its figures look at a window.
    /// </summary>
    public virtual bool FollowsClock => sources.HasWindow;

    /// <summary>
    /// How far back the picture itself reaches, beside the windows of its bindings; 0: it shows the present alone.
    /// </summary>
    public virtual int ReachSeconds => 0;

    /// <summary>Whether it shows something simulated that is not a series, such as an event.</summary>
    public virtual bool ShowsSimulated => false;

    /// <summary>Whether there is nothing that it could show, for good.</summary>
    public virtual bool IsFaulty => false;

    /// <summary>Writes the whole payload, as members of an object that is open already.</summary>
    /// <remarks>It is compared with what was sent before: the same again is not sent.</remarks>
    /// <param name="writer">Open object.</param>
    /// <param name="now">Unix ms.</param>
    public abstract void Write(Utf8JsonWriter writer, long now);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        sources.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a figure: a number, or null when there is none.</summary>
    protected internal static void WriteFigure(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>
/// A composer of a picture that grows at its edge: full frames hold the newest part, deltas what came since the last
/// frame, and the rest is history that viewers fetch once.
/// </summary>
/// <param name="sources">What the widget is fed from.</param>
public abstract class GrowingComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <summary>
    /// Whether the history is to be composed though nobody asks for it, because frames need what only the disk knows.
    /// Asked once for each frame.
    /// </summary>
    /// <param name="now">Unix ms.</param>
    public virtual bool WantsHistory(long now) => false;

    /// <summary>Writes what changed since the last call, as members of an object that is open already.</summary>
    /// <returns>Whether anything was written.</returns>
    public abstract bool WriteChanges(Utf8JsonWriter writer, long now);

    /// <summary>
    /// Writes the picture of the whole window, as members of an object that is open already, in steps. Each is made under
    /// the gate; between two of them it is given back, and what a step returned is read from the disk, if anything.
    /// </summary>
    /// <remarks>By one at a time. Frames may be composed between two steps.</remarks>
    public abstract IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now);
}
