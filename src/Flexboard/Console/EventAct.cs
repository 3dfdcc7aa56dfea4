using Flexboard.Core.Events;

namespace Flexboard.Console;

/// <summary>Something that an operator does on the events page.</summary>
/// <param name="What">What the audit list calls it.</param>
/// <param name="These">On which events; none: it makes one.</param>
/// <param name="Send">Does it under the operator's name.</param>
/// <param name="Text">What is said; null: what the events say.</param>
public sealed record EventAct(string What, IReadOnlyList<BoardEvent> These, Func<string, Task<DeskAnswer>> Send, string? Text = null)
{
    /// <summary>Ids of the events for which it was done.</summary>
    internal string On(DeskAnswer answer) => string.Join(' ', These.Select(one => one.Id).Where(answer.Done.Contains));

    /// <summary>What those say, or what is written.</summary>
    internal string Detail(DeskAnswer answer) => Text ?? string.Join(" · ", These.Where(one => answer.Done.Contains(one.Id)).Select(one => one.Title));
}
