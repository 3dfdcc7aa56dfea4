using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Fuzz;

/// <summary>Makes of real inputs ones that nobody wrote: by bytes, by tokens, and, where they are JSON, by their structure.</summary>
internal static class Mutator
{
    private const int MaxBytes = 256 * 1024;
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{}[],:\"= \n"u8);

    /// <summary>Inputs like those of a corpus; what fails is made smaller by leaving out parts.</summary>
    public static Arbitrary<byte[]> Of(IReadOnlyList<byte[]> corpus) =>
        Arb.From(Gen.Choose(0, int.MaxValue).Select(seed => Mutate(corpus, new Random(seed))), Shrink);

    private static byte[] Mutate(IReadOnlyList<byte[]> corpus, Random random)
    {
        byte[] input = corpus[random.Next(corpus.Count)];
        if (random.Next(3) == 0)
        {
            input = Structured(input, random);
        }

        for (int times = random.Next(6); times > 0; times--)
        {
            input = random.Next(3) == 0 ? Bytewise(input, random) : Tokenwise(input, corpus, random);
        }

        return input.Length > MaxBytes ? input[..MaxBytes] : input;
    }

    private static byte[] Bytewise(byte[] input, Random random)
    {
        if (input.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        int at = random.Next(input.Length);
        byte[] changed = [.. input];
        switch (random.Next(4))
        {
            case 0:
                changed[at] = (byte)random.Next(256);
                return changed;
            case 1:
                changed[at] ^= (byte)(1 << random.Next(8));
                return changed;
            case 2:
                return [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + 1 + random.Next(16)))];
            default:
                return [.. input.AsSpan(0, at)];
        }
    }

    private static byte[] Tokenwise(byte[] input, IReadOnlyList<byte[]> corpus, Random random)
    {
        var (from, to) = Part(input, random);
        byte[] other = random.Next(4) == 0 ? corpus[random.Next(corpus.Count)] : Corpus.Tokens[random.Next(Corpus.Tokens.Count)];
        var (otherFrom, otherTo) = Part(other, random);
        return random.Next(5) switch
        {
            0 => [.. input.AsSpan(0, from), .. other, .. input.AsSpan(from)],
            1 => [.. input.AsSpan(0, from), .. other, .. input.AsSpan(to)],
            2 => [.. input.AsSpan(0, from), .. other.AsSpan(otherFrom, otherTo - otherFrom), .. input.AsSpan(to)],
            3 => [.. input.AsSpan(0, to), .. Repeated(input.AsSpan(from, to - from), random.Next(1, 40)), .. input.AsSpan(to)],
            _ => [.. input.AsSpan(0, from), .. input.AsSpan(to)],
        };
    }

    /// <summary>A part between two marks of the formats.</summary>
    private static (int From, int To) Part(ReadOnlySpan<byte> input, Random random)
    {
        int from = Mark(input, random.Next(input.Length + 1));
        return (from, Mark(input, Math.Min(input.Length, from + 1 + random.Next(40))));
    }

    private static int Mark(ReadOnlySpan<byte> input, int from)
    {
        int next = input[from..].IndexOfAny(Marks);
        return next < 0 ? input.Length : from + next;
    }

    private static byte[] Repeated(ReadOnlySpan<byte> part, int times)
    {
        byte[] repeated = new byte[part.Length * times];
        for (int i = 0; i < times; i++)
        {
            part.CopyTo(repeated.AsSpan(i * part.Length));
        }

        return repeated;
    }

    private static byte[] Structured(byte[] input, Random random)
    {
        try
        {
            var root = JsonNode.Parse(input, null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var places = new List<JsonNode>();
            Collect(root, places);
            if (places.Count == 0)
            {
                return input;
            }

            for (int times = 1 + random.Next(3); times > 0; times--)
            {
                Change(places[random.Next(places.Count)], places, random);
            }

            return Encoding.UTF8.GetBytes(root!.ToJsonString());
        }
        catch (Exception none) when (none is JsonException or ArgumentException or InvalidOperationException)
        {
            // It is no JSON, or none that can be taken apart.
            return input;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        foreach (var inner in node is JsonObject members ? members.Select(member => member.Value) : node is JsonArray items ? items : [])
        {
            Collect(inner, places);
        }

        if (node is JsonObject or JsonArray)
        {
            places.Add(node);
        }
    }

    private static void Change(JsonNode place, List<JsonNode> places, Random random)
    {
        var value = random.Next(3) == 0 ? places[random.Next(places.Count)].DeepClone() : Value(random);
        if (place is JsonObject members)
        {
            string name = members.Count > 0 && random.Next(4) > 0 ? members.ElementAt(random.Next(members.Count)).Key : Name(random);
            if (random.Next(4) == 0)
            {
                members.Remove(name);
            }
            else
            {
                members[name] = value;
            }
        }
        else if (place is JsonArray items)
        {
            int at = random.Next(items.Count + 1);
            if (at < items.Count && random.Next(3) == 0)
            {
                items.RemoveAt(at);
            }
            else if (at < items.Count && random.Next(2) == 0)
            {
                items[at] = value;
            }
            else
            {
                items.Insert(at, value);
            }
        }
    }

    private static string Name(Random random) => Text(random) is { Length: > 0 } text ? text : "name";

    private static JsonNode? Value(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create(random.Next(-3, 500)),
        3 => JsonValue.Create((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300))),
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => JsonValue.Create(new string('x', random.Next(300))),
        _ => JsonValue.Create(Text(random)),
    };

    private static string Text(Random random) => Encoding.UTF8.GetString(Corpus.Tokens[random.Next(Corpus.Tokens.Count)]).Trim('"');

    private static IEnumerable<byte[]> Shrink(byte[] input)
    {
        for (int part = input.Length / 2; part > 0; part /= 2)
        {
            for (int at = 0; at + part <= input.Length; at += part)
            {
                yield return [.. input.AsSpan(0, at), .. input.AsSpan(at + part)];
            }
        }
    }
}
