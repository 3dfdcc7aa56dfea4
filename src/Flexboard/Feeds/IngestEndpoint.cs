using System.Text.Json.Serialization;
using Flexboard.Core.Messages;

namespace Flexboard.Feeds;

/// <summary>
/// <c>POST /api/ingest</c>: one message as a request's body, for publishers without Redis. It takes the way of every
/// other message; the answer tells what became of it (docs/messages.md).
/// </summary>
internal static class IngestEndpoint
{
    /// <summary>Suffix of the channel of messages that name none.</summary>
    private const string DefaultSuffix = "ingest";

    public static async Task TakeAsync(
        HttpContext context, IFeed feed, FeedChannels channels, IngestReport report, IngestGate gate, TimeProvider clock, string? channel)
    {
        if (!gate.TryPass(context.Request.Headers.Authorization, out var key))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await AnswerAsync(context, StatusCodes.Status401Unauthorized, error: "publishing here needs a key that holds: 'Authorization: Bearer …'");
            return;
        }

        channel = string.IsNullOrEmpty(channel) ? channels.NameFor(ChannelKind.Metrics, DefaultSuffix) : channel;
        if (channel is null || !channels.TryFind(channel, out var known))
        {
            await AnswerAsync(context, StatusCodes.Status400BadRequest, error:
                $"the channel '{channel}' matches neither '{channels.Metrics}' (metrics) nor '{channels.Events}' (events)");
            return;
        }

        if (key is not null && !key.Reaches(known.Name))
        {
            await AnswerAsync(context, StatusCodes.Status403Forbidden, error: $"the key reaches '{key.Channels}', not the channel '{known.Name}'");
            return;
        }

        var body = await ReadAsync(context.Request, context.RequestAborted);
        if (body.Length > MessageReader.MaxBytes)
        {
            // Not handed over: every node that hears it would count it again.
            string reason = RejectReason.MessageTooLarge.NameOf();
            report.Refuse(known.Name, reason, clock.GetUtcNow().ToUnixTimeMilliseconds(), body.Span);
            await AnswerAsync(
                context, StatusCodes.Status400BadRequest, IngestAnswer.Refusal(reason), $"a message has at most {MessageReader.MaxBytes} bytes");
            return;
        }

        var answer = await feed.IngestAsync(known, body).WaitAsync(context.RequestAborted);
        await (answer is null
            ? AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, error: "the feed is not connected")
            : AnswerAsync(context, answer.Accepted > 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, answer));
    }

    /// <summary>The whole body; of one that is longer than a message may be, one byte more than that.</summary>
    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        const int Most = MessageReader.MaxBytes + 1;
        var body = new byte[Math.Min(request.ContentLength ?? 4096, Most - 1) + 1];
        int length = 0;
        while (true)
        {
            int read = await request.Body.ReadAsync(body.AsMemory(length), stop);
            length += read;
            if (read == 0 || length == Most)
            {
                return body.AsMemory(0, length);
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, Math.Min(2 * length, Most));
            }
        }
    }

    private static Task AnswerAsync(HttpContext context, int status, IngestAnswer? answer = null, string? error = null)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new Body(answer?.Accepted ?? 0, answer?.Rejected ?? [], answer is { More: > 0 } ? answer.More : null, error));
    }

    private sealed record Body(
        int Accepted,
        IReadOnlyList<Rejection> Rejected,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? More,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error);
}
