using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Flexboard.Boards;

/// <summary>Turns the bytes of a board file into JSON that can be relied on, or says why not.</summary>
internal static class BoardJson
{
    private static readonly JsonDocumentOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = BoardFormat.MaxDepth,
    };

    /// <summary>Parses a file: UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> content, List<BoardFault> faults)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
        {
            content = content[Encoding.UTF8.Preamble.Length..];
        }

        if (content.Length > BoardFormat.MaxBytes)
        {
            faults.Add(new BoardFault("$", $"the file has {content.Length} bytes; at most {BoardFormat.MaxBytes} (1 MiB) are possible"));
            return null;
        }

        if (!Utf8.IsValid(content))
        {
            faults.Add(new BoardFault("$", "the file is not UTF-8 text"));
            return null;
        }

        try
        {
            return JsonElement.Parse(content, Options);
        }
        catch (JsonException fault)
        {
            string message = fault.Message;
            int end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
            faults.Add(new BoardFault(
                "$",
                $"is not JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {(end < 0 ? message : message[..end])}"));
            return null;
        }
    }

    /// <summary>
    /// Finds what the parser lets pass and no reader should meet: repeated members, of which one would silently win,
    /// and text with half a surrogate pair, which throws when it is looked at.
    /// </summary>
    public static void CheckSound(JsonSpot spot)
    {
        switch (spot.Value.ValueKind)
        {
            case JsonValueKind.Object:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                try
                {
                    foreach (var (name, member) in spot.Members())
                    {
                        if (!seen.Add(name))
                        {
                            member.Fault("is there twice");
                        }

                        CheckSound(member);
                    }
                }
                catch (InvalidOperationException)
                {
                    spot.Fault("has a member whose name is not valid Unicode");
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in spot.Items(0, int.MaxValue))
                {
                    CheckSound(item);
                }

                break;
            case JsonValueKind.String:
                try
                {
                    spot.Value.GetString();
                }
                catch (InvalidOperationException)
                {
                    spot.Fault("is not valid Unicode: half of a surrogate pair");
                }

                break;
        }
    }
}
