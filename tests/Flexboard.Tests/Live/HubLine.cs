using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Flexboard.Tests.Live;

/// <summary>One connection to a hub, as a browser's. Its messages are JSON, each ended by a control character.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly WebSocket socket;
    private readonly Queue<JsonNode> heard = new();
    private readonly StringBuilder all = new();
    private string rest = "";
    private int calls;

    private HubLine(WebSocket socket) => this.socket = socket;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Every word that came so far.</summary>
    public string Heard => all.ToString();

    /// <param name="server">The app.</param>
    /// <param name="path">The hub.</param>
    /// <param name="cookie">Of whoever connects; empty: of nobody.</param>
    /// <param name="configure">Says more of the request that opens it, such as from where it comes.</param>
    /// <exception cref="InvalidOperationException">The app refuses it; the message names the status.</exception>
    public static async Task<HubLine> OpenAsync(TestServer server, string path, string cookie = "", Action<HttpRequest>? configure = null)
    {
        var sockets = server.CreateWebSocketClient();
        sockets.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            configure?.Invoke(request);
        };
        var line = new HubLine(await sockets.ConnectAsync(new Uri("ws://localhost" + path), Stop));
        await line.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        return line;
    }

    /// <summary>The same over a real socket.</summary>
    /// <param name="app">Its address.</param>
    /// <param name="path">The hub.</param>
    /// <param name="headers">Of the request that opens it.</param>
    public static async Task<HubLine> OpenAsync(Uri app, string path, params (string Name, string Value)[] headers)
    {
        var client = new ClientWebSocket();
        foreach (var (name, value) in headers)
        {
            client.Options.SetRequestHeader(name, value);
        }

        await client.ConnectAsync(new UriBuilder(app) { Scheme = "ws", Path = path }.Uri, Stop);
        var line = new HubLine(client);
        await line.SendAsync(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
        return line;
    }

    /// <summary>Calls a method, and goes on.</summary>
    public Task BeginAsync(string method, params JsonNode?[] arguments) => BeginAsync(1, method, arguments);

    /// <summary>Calls a method.</summary>
    /// <returns>The message that ends the call: with a <c>result</c>, or an <c>error</c>.</returns>
    public async Task<JsonNode> CallAsync(string method, params JsonNode?[] arguments)
    {
        string id = await BeginAsync(1, method, arguments);
        return await NextAsync(message => (int?)message["type"] == 3 && (string?)message["invocationId"] == id);
    }

    /// <summary>Asks for a stream.</summary>
    /// <returns>Its first item, or the message that ends it.</returns>
    public async Task<JsonNode> StreamAsync(string method, params JsonNode?[] arguments)
    {
        string id = await BeginAsync(4, method, arguments);
        return await NextAsync(message => (int?)message["type"] is 2 or 3 && (string?)message["invocationId"] == id);
    }

    /// <summary>The message that ends the stream that was asked for last.</summary>
    public Task<JsonNode> EndAsync() => NextAsync(message => (int?)message["type"] == 3 && (string?)message["invocationId"] == $"{calls}");

    /// <summary>The next message of a kind; those of others before it are passed over.</summary>
    public async Task<JsonNode> HearAsync(string kind) => (await NextAsync(message => (string?)message["target"] == kind))["arguments"]![0]!;

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> BeginAsync(int type, string method, JsonNode?[] arguments)
    {
        string id = $"{++calls}";
        await SendAsync(new JsonObject { ["type"] = type, ["invocationId"] = id, ["target"] = method, ["arguments"] = new JsonArray(arguments) });
        return id;
    }

    private Task SendAsync(JsonNode message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + End), WebSocketMessageType.Text, endOfMessage: true, Stop);

    private async Task<JsonNode> NextAsync(Predicate<JsonNode> isWanted)
    {
        for (; ; )
        {
            while (heard.TryDequeue(out var message))
            {
                if (isWanted(message))
                {
                    return message;
                }
            }

            using var whole = new MemoryStream();
            byte[] part = new byte[16 * 1024];
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(part.AsMemory(), Stop);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    throw new WebSocketException("The app has closed it.");
                }

                whole.Write(part, 0, received.Count);
            }
            while (!received.EndOfMessage);

            string text = Encoding.UTF8.GetString(whole.ToArray());
            all.Append(text);
            string[] texts = (rest + text).Split(End);
            rest = texts[^1];
            foreach (string one in texts[..^1])
            {
                heard.Enqueue(JsonNode.Parse(one)!);
            }
        }
    }
}
