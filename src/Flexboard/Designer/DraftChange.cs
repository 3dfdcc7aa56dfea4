using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flexboard.Designer;

/// <summary>One member of a draft that is to be another.</summary>
/// <param name="Path">Where, from the document down.</param>
/// <param name="Was">What is there, as its author sees it; <see cref="JsonValueKind.Undefined"/>: nothing.</param>
/// <param name="Value">What is to be there; <see cref="JsonValueKind.Undefined"/>: nothing.</param>
public readonly record struct DraftChange(ImmutableArray<string> Path, JsonElement Was = default, JsonElement Value = default);

/// <summary>A change that does not hold.</summary>
/// <param name="Change">The change.</param>
/// <param name="Why"><c>gone</c> or <c>changed</c>.</param>
/// <param name="Now">What is there.</param>
/// <param name="By">The name of who made it so, empty of one who gave none; null: nobody is known.</param>
/// <param name="ByBoard">Whether it came from the published board instead.</param>
public readonly record struct DraftClash(DraftChange Change, string Why, JsonElement Now = default, string? By = null, bool ByBoard = false);

/// <summary>Applies and finds changes: the rules of docs/designer-protocol.md.</summary>
internal static class DraftChanges
{
    /// <summary>Changes a document, as far as the changes hold.</summary>
    /// <returns>Those that do, and those that do not.</returns>
    public static (ImmutableArray<DraftChange> Held, ImmutableArray<DraftClash> Clashes) Apply(
        JsonObject document, IEnumerable<DraftChange> changes)
    {
        var held = ImmutableArray.CreateBuilder<DraftChange>();
        var clashes = ImmutableArray.CreateBuilder<DraftClash>();
        foreach (var change in changes)
        {
            if (Apply(document, change) is { } clash)
            {
                clashes.Add(clash);
            }
            else
            {
                held.Add(change);
            }
        }

        return (held.ToImmutable(), clashes.ToImmutable());
    }

    /// <summary>The changes that make one document another.</summary>
    public static ImmutableArray<DraftChange> Between(JsonObject before, JsonObject after)
    {
        var changes = ImmutableArray.CreateBuilder<DraftChange>();
        Compare([], before, after, changes);
        return changes.ToImmutable();
    }

    /// <summary>What stands at a path.</summary>
    /// <returns>Whether anything does; null is a value.</returns>
    public static bool TryGet(JsonObject document, ImmutableArray<string> path, out JsonNode? value)
    {
        value = document;
        foreach (string name in path)
        {
            if (value is not JsonObject holder || !holder.TryGetPropertyValue(name, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two documents have the same at a path.</summary>
    public static bool AreAlike(ImmutableArray<string> path, JsonObject one, JsonObject other)
    {
        bool isThere = TryGet(one, path, out var value);
        bool isToo = TryGet(other, path, out var second);
        return Equal(path, isThere, value, isToo, second);
    }

    /// <summary>Whether a document has a value at a path; <see cref="JsonValueKind.Undefined"/>: nothing.</summary>
    public static bool Has(JsonObject document, ImmutableArray<string> path, JsonElement value) =>
        Equal(path, TryGet(document, path, out var now), now, value);

    /// <summary>How much of a path can be changed in a document: all of it where what holds its last member is there, otherwise up to what is not.</summary>
    public static int Reach(JsonObject document, ImmutableArray<string> path)
    {
        var holder = document;
        for (int depth = 1; depth < path.Length; depth++)
        {
            if (holder[path[depth - 1]] is JsonObject inside)
            {
                holder = inside;
                continue;
            }

            bool isMade = IsHolder(path[..depth]) && !holder.ContainsKey(path[depth - 1]);
            return isMade ? depth + 1 : depth;
        }

        return path.Length;
    }

    private static DraftClash? Apply(JsonObject document, DraftChange change)
    {
        if (change.Path.IsDefaultOrEmpty)
        {
            return new DraftClash(change, "gone");
        }

        var parent = document;
        for (int depth = 0; depth < change.Path.Length - 1; depth++)
        {
            string name = change.Path[depth];
            if (parent[name] is JsonObject there)
            {
                parent = there;
            }
            else if (!parent.ContainsKey(name) && depth == change.Path.Length - 2 && IsHolder(change.Path[..^1]))
            {
                return Make(parent, name, change);
            }
            else
            {
                return new DraftClash(change, "gone");
            }
        }

        string member = change.Path[^1];
        bool isThere = parent.TryGetPropertyValue(member, out var now);
        if (Equal(change.Path, isThere, now, change.Value))
        {
            return null;
        }

        if (!Equal(change.Path, isThere, now, change.Was))
        {
            return new DraftClash(change, "changed", isThere ? JsonSerializer.SerializeToElement(now) : default);
        }

        if (change.Value.ValueKind == JsonValueKind.Undefined)
        {
            parent.Remove(member);
        }
        else
        {
            parent[member] = NodeOf(change.Value);
        }

        return null;
    }

    /// <summary>What holds nothing but members, of which each may be the first, is made with it.</summary>
    private static DraftClash? Make(JsonObject parent, string holder, DraftChange change)
    {
        if (change.Value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }

        if (change.Was.ValueKind != JsonValueKind.Undefined)
        {
            return new DraftClash(change, "changed");
        }

        parent[holder] = new JsonObject { [change.Path[^1]] = NodeOf(change.Value) };
        return null;
    }

    private static bool Equal(ImmutableArray<string> path, bool isThere, JsonNode? now, JsonElement other)
    {
        bool wasThere = other.ValueKind != JsonValueKind.Undefined;
        return Equal(path, isThere, now, wasThere, wasThere ? NodeOf(other) : null);
    }

    /// <summary>An empty holder counts as none, by itself or within its widget or arrangement.</summary>
    private static bool Equal(ImmutableArray<string> path, bool isThere, JsonNode? now, bool wasThere, JsonNode? node)
    {
        if (IsHolder(path))
        {
            (isThere, wasThere) = (isThere && now is not JsonObject { Count: 0 }, wasThere && node is not JsonObject { Count: 0 });
        }

        return isThere == wasThere && (!isThere || JsonNode.DeepEquals(Bare(path, now), Bare(path, node)));
    }

    private static bool IsHolder(ImmutableArray<string> path) => path.Length switch
    {
        1 => path[0] == "groups",
        3 => (path[0], path[2]) is ("widgets", "options") or ("arrangements", "places" or "guides"),
        _ => false,
    };

    /// <summary>A widget or an arrangement without the holders that are empty.</summary>
    private static JsonNode? Bare(ImmutableArray<string> path, JsonNode? node)
    {
        if (path.Length != 2 || node is not JsonObject whole)
        {
            return node;
        }

        string[] empty = [.. whole.Where(one => one.Value is JsonObject { Count: 0 } && IsHolder(path.Add(one.Key))).Select(one => one.Key)];
        if (empty.Length == 0)
        {
            return node;
        }

        var bare = whole.DeepClone().AsObject();
        foreach (string name in empty)
        {
            bare.Remove(name);
        }

        return bare;
    }

    private static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(element.Clone()),
        JsonValueKind.Array => JsonArray.Create(element.Clone()),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(element.Clone()),
    };

    private static void Compare(ImmutableArray<string> path, JsonObject before, JsonObject after, ImmutableArray<DraftChange>.Builder changes)
    {
        foreach (string member in before.Select(one => one.Key).Union(after.Select(one => one.Key)))
        {
            bool was = before.TryGetPropertyValue(member, out var old);
            bool isThere = after.TryGetPropertyValue(member, out var value);
            if (was == isThere && JsonNode.DeepEquals(old, value))
            {
                continue;
            }

            if (old is JsonObject inside && value is JsonObject now)
            {
                Compare(path.Add(member), inside, now, changes);
            }
            else
            {
                changes.Add(new DraftChange(
                    path.Add(member),
                    was ? JsonSerializer.SerializeToElement(old) : default,
                    isThere ? JsonSerializer.SerializeToElement(value) : default));
            }
        }
    }
}
