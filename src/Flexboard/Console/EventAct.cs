using Flexboard.Core.Events;

namespace Flexboard.Console;

/// <summary>Something that an operator does on the events page.</summary>
/// <param name="What">What the audit list calls it.</param>
/// <param name="These">On which events; none: it makes one.</param>
/// <param name="Send">Does it under the operator's name.</param>
/// <param name="Text">What is said; null: what the events say.</param>
public sealed record EventAct(string What, IReadOnlyList<BoardEvent> These, Func<string, Task<DeskAnswer>> Send, string? Text = null)
{
    /// <summary>Ids of the events.</summary>
    internal string On => string.Join(' ', These.Select(one => one.Id));

    /// <summary>What they say, or what is written.</summary>
    internal string Detail => Text ?? string.Join(" · ", These.Select(one => one.Title));

    /// <summary>Whether something was done: of many events some may be refused.</summary>
    internal bool IsDone(DeskAnswer answer) => answer.IsDone || (answer.Refused > 0 && answer.Refused < These.Count);
}
