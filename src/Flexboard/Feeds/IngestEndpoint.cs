using Flexboard.Core.Messages;

namespace Flexboard.Feeds;

/// <summary>
/// <c>POST /api/ingest</c>: one message as a request's body, for publishers without Redis. It is checked at once, so
/// that its sender is told what is wrong with it, and then takes the way of every other message. What depends on what
/// is stored already (too many series, a time too long ago) shows on the feed page alone: with Redis it is another
/// node's to say.
/// </summary>
internal static class IngestEndpoint
{
    /// <summary>Suffix of the channel of messages that name none.</summary>
    private const string DefaultSuffix = "ingest";

    public static async Task TakeAsync(HttpContext context, IFeed feed, FeedChannels channels, TimeProvider clock, string? channel)
    {
        channel = string.IsNullOrEmpty(channel) ? channels.NameFor(ChannelKind.Metrics, DefaultSuffix) : channel;
        if (channel is null || !channels.TryFind(channel, out var known))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, error:
                $"the channel '{channel}' matches neither '{channels.Metrics}' (metrics) nor '{channels.Events}' (events)");
            return;
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, error: $"a message has at most {MessageReader.MaxBytes} bytes", rejected:
                [new Rejection(0, RejectReason.MessageTooLarge.NameOf())]);
            return;
        }

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var reader = new MessageReader();
        var outcome = known.Kind == ChannelKind.Metrics
            ? reader.ReadMetric(known.Name, known.Suffix, body.Span, now)
            : reader.ReadEvent(body.Span, now);
        Rejection[] rejected = [.. outcome.Problems
            .Where(problem => problem.Reason.IsRefusal())
            .Select(problem => new Rejection(problem.Index, problem.Reason.NameOf()))];

        // Published although a part, or all, of it is bad: it is counted where everybody looks for it.
        if (!await feed.PublishAsync(known.Name, body))
        {
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, error: "the feed is not connected", rejected: rejected);
            return;
        }

        await AnswerAsync(
            context, outcome.Accepted > 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, outcome.Accepted, rejected);
    }

    /// <summary>The whole body; null when it is longer than a message may be, whether or not its length was said before.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength > MessageReader.MaxBytes)
        {
            return null;
        }

        var body = new byte[(int)(request.ContentLength ?? 4096) + 1];
        int length = 0;
        while (true)
        {
            int read = await request.Body.ReadAsync(body.AsMemory(length), stop);
            length += read;
            if (length > MessageReader.MaxBytes)
            {
                return null;
            }

            if (read == 0)
            {
                return body.AsMemory(0, length);
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, Math.Min(2 * length, MessageReader.MaxBytes + 1));
            }
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, int accepted = 0, Rejection[]? rejected = null, string? error = null)
    {
        context.Response.StatusCode = status;
        return error is null
            ? context.Response.WriteAsJsonAsync(new { accepted, rejected = rejected ?? [] })
            : context.Response.WriteAsJsonAsync(new { accepted, rejected = rejected ?? [], error });
    }

    private sealed record Rejection(int Index, string Reason);
}
