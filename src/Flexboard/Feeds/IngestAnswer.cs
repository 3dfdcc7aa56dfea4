using Flexboard.Core.Messages;

namespace Flexboard.Feeds;

/// <summary>What became of one message, for whoever sent it and waits to be told.</summary>
/// <param name="Accepted">Samples or events that were taken.</param>
/// <param name="Rejected">What was refused, in order; at most <see cref="MessageOutcome.MaxListed"/>.</param>
/// <param name="More">How many more were refused than are listed.</param>
public sealed record IngestAnswer(int Accepted, IReadOnlyList<Rejection> Rejected, int More = 0)
{
    /// <summary>A copy of what a reader tells: its own changes with the next message.</summary>
    public static IngestAnswer Of(MessageOutcome outcome)
    {
        Rejection[] rejected = [.. outcome.Problems
            .Where(problem => problem.Reason.IsRefusal())
            .Select(problem => new Rejection(problem.Index, problem.Reason.NameOf()))];
        return new IngestAnswer(outcome.Accepted, rejected, outcome.Refused - rejected.Length);
    }

    /// <summary>A message of which nothing was taken.</summary>
    public static IngestAnswer Refusal(string reason) => new(0, [new Rejection(0, reason)]);
}

/// <summary>Something that was refused.</summary>
/// <param name="Index">Which item of a batch, or which line; 0 for a message of one.</param>
/// <param name="Reason">A steady code of docs/messages.md.</param>
public sealed record Rejection(int Index, string Reason);
