using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Live;

/// <summary>Streams the frames of a board; see docs/live-protocol.md.</summary>
public sealed class BoardHub(BoardViews views) : Hub
{
    private const int Protocol = 1;

    /// <summary>Streams a view until the viewer leaves.</summary>
    /// <param name="request">A board id, or an object with <c>board</c>, <c>arrangement</c>, <c>protocol</c>.</param>
    /// <param name="stop">Cancelled when the viewer leaves.</param>
    /// <exception cref="HubException">The request is not understood, or there is no such board or arrangement.</exception>
    public async IAsyncEnumerable<BoardFrame> Watch(JsonElement request, [EnumeratorCancellation] CancellationToken stop)
    {
        var key = Read(request);
        var viewer = views.Join(key) ?? throw new HubException(key.Arrangement is null
            ? $"There is no board '{key.Board}'."
            : $"There is no board '{key.Board}' with an arrangement '{key.Arrangement}'.");
        try
        {
            await foreach (var frame in viewer.ReadAsync(stop))
            {
                yield return frame;
            }
        }
        finally
        {
            viewer.Leave();
        }

        throw new HubException($"The board '{key.Board}' is gone.");
    }

    private static ViewKey Read(JsonElement request)
    {
        if (request.ValueKind == JsonValueKind.String)
        {
            return new ViewKey(request.GetString()!, null);
        }

        if (request.ValueKind != JsonValueKind.Object)
        {
            throw new HubException("Watch takes a board id, or an object with a board id in 'board'.");
        }

        if (request.TryGetProperty("protocol", out var protocol)
            && (protocol.ValueKind != JsonValueKind.Number || !protocol.TryGetInt32(out int asked) || asked != Protocol))
        {
            throw new HubException($"This server speaks protocol {Protocol}.");
        }

        return new ViewKey(
            Text(request, "board") ?? throw new HubException("Watch needs a board id in 'board'."),
            Text(request, "arrangement"));
    }

    private static string? Text(JsonElement request, string member)
    {
        if (!request.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw new HubException($"'{member}' in the request of Watch must be text.");
    }
}
