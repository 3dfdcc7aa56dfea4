using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Flexboard.Designer;

/// <summary>Somebody who has a board open in the designer.</summary>
/// <param name="Id">Of the connection.</param>
/// <param name="Board">The board.</param>
/// <param name="Name">As typed; may be empty.</param>
/// <param name="Color">0 to 7: told apart from the others on the board.</param>
/// <param name="Widgets">What is selected.</param>
public sealed record Person(string Id, string Board, string Name, int Color, ImmutableArray<string> Widgets);

/// <summary>Who designs which board now.</summary>
public sealed class Designers
{
    private const int Colors = 8;

    private readonly ConcurrentDictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Those who design a board, in the order in which they came.</summary>
    public IReadOnlyList<Person> On(string board) => [.. people.Values.Where(one => one.Board == board).OrderBy(one => one.Color)];

    /// <summary>Somebody by the id of the connection.</summary>
    public Person? Find(string id) => people.GetValueOrDefault(id);

    /// <summary>Somebody comes, or goes on to another board.</summary>
    public Person Join(string id, string board, string name)
    {
        lock (gate)
        {
            people.TryRemove(id, out _);
            var taken = On(board).Select(one => one.Color).ToHashSet();
            int color = Enumerable.Range(0, int.MaxValue).First(one => !taken.Contains(one));
            return people[id] = new Person(id, board, name, color % Colors, []);
        }
    }

    /// <summary>Somebody changes.</summary>
    public Person? Change(string id, Func<Person, Person> change)
    {
        lock (gate)
        {
            return people.TryGetValue(id, out var person) ? people[id] = change(person) : null;
        }
    }

    /// <summary>Somebody leaves.</summary>
    public Person? Leave(string id) => people.TryRemove(id, out var person) ? person : null;
}
