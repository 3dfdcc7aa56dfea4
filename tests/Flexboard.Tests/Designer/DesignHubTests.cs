using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Flexboard.Tests.Designer;

/// <summary>What a designer of the running app is told, over a connection as the browser's.</summary>
public sealed class DesignHubTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Edited_SaysWhetherTheDraftDiffersFromWhatIsPublished()
    {
        await using var ada = await Designer.Join(app, "host");
        var joined = ada.Joined;
        Assert.False((bool)joined["differs"]!);

        await ada.Retitle("first", (string)joined["document"]!["title"]!, "Other");
        Assert.True((bool)(await ada.Hear("Edited"))["differs"]!);
        await ada.Retitle("second", "Other", "Another");
        Assert.True((bool)(await ada.Hear("Edited"))["differs"]!);
        await ada.Retitle("back", "Another", (string)joined["document"]!["title"]!);
        Assert.False((bool)(await ada.Hear("Edited"))["differs"]!);
    }

    [Fact]
    public async Task Edited_OfWhatWasPublished_SaysThatNothingDiffersAnyMore()
    {
        await using var ada = await Designer.Join(app, "dense");
        await ada.Retitle("first", (string)ada.Joined["document"]!["title"]!, "Other");
        Assert.True((bool)(await ada.Hear("Edited"))["differs"]!);
        using var client = app.CreateClient();
        using var answer = await client.PostAsync(new Uri("/api/boards/dense/draft/publish", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
        answer.EnsureSuccessStatusCode();

        var told = await ada.Hear("Edited");
        Assert.Equal(("publish", false), ((string)told["edit"]!["label"]!, (bool)told["differs"]!));
        Assert.False((bool)(await ada.Hear("Published"))["differs"]!);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One connection to the hub. Its messages are JSON, each ended by a control character.</summary>
    private sealed class Designer : IAsyncDisposable
    {
        private const char End = '\u001e';

        private readonly WebSocket _socket;
        private readonly Queue<JsonNode> _heard = new();
        private string _rest = "";

        private Designer(WebSocket socket) => _socket = socket;

        /// <summary>The answer to Join.</summary>
        public JsonNode Joined { get; private set; } = default!;

        public static async Task<Designer> Join(TestApp app, string board)
        {
            var designer = new Designer(await app.Server.CreateWebSocketClient().ConnectAsync(new Uri("ws://localhost/hub/design"), Stop));
            await designer.Send(new JsonObject { ["protocol"] = "json", ["version"] = 1 });
            await designer.Call("Join", board, "Ada");
            designer.Joined = (await designer.Next(message => (string?)message["invocationId"] == "Join"))["result"]!;
            return designer;
        }

        public Task Retitle(string id, string was, string title) => Call("Commit", new JsonObject
        {
            ["id"] = id,
            ["label"] = "title",
            ["changes"] = new JsonArray(new JsonObject { ["path"] = new JsonArray("title"), ["was"] = was, ["value"] = title }),
        });

        /// <summary>The next message of a kind; those of others before it are passed over.</summary>
        public async Task<JsonNode> Hear(string kind) => (await Next(message => (string?)message["target"] == kind))["arguments"]![0]!;

        public async ValueTask DisposeAsync()
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            _socket.Dispose();
        }

        private Task Call(string method, params JsonNode[] arguments) => Send(new JsonObject
        {
            ["type"] = 1,
            ["invocationId"] = method,
            ["target"] = method,
            ["arguments"] = new JsonArray(arguments),
        });

        private Task Send(JsonNode message) =>
            _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString() + End), WebSocketMessageType.Text, endOfMessage: true, Stop);

        private async Task<JsonNode> Next(Predicate<JsonNode> isWanted)
        {
            for (; ; )
            {
                while (_heard.TryDequeue(out var message))
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
                    received = await _socket.ReceiveAsync(part.AsMemory(), Stop);
                    Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
                    whole.Write(part, 0, received.Count);
                }
                while (!received.EndOfMessage);

                string[] texts = (_rest + Encoding.UTF8.GetString(whole.ToArray())).Split(End);
                _rest = texts[^1];
                foreach (string text in texts[..^1])
                {
                    _heard.Enqueue(JsonNode.Parse(text)!);
                }
            }
        }
    }
}
