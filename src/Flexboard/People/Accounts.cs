using System.Collections.Immutable;
using Flexboard.Storage;
using Microsoft.AspNetCore.Identity;

namespace Flexboard.People;

/// <summary>All accounts: <c>people.json</c> in the data folder. Safe from any thread.</summary>
public sealed class Accounts
{
    /// <summary>More people than any institution has rooms for.</summary>
    private const int Most = 5000;

    private readonly PasswordHasher<Account> hasher = new();
    private readonly Kept<ImmutableDictionary<string, Account>> kept;
    private readonly TimeProvider time;
    private readonly string nobody;

    /// <param name="file">Where they are kept.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public Accounts(string file, TimeProvider time)
    {
        this.time = time;
        kept = new(file, ImmutableDictionary<string, Account>.Empty);
        nobody = hasher.HashPassword(new Account("", []), Guid.NewGuid().ToString());
    }

    /// <summary>Told of an account that is new, has changed or is gone.</summary>
    public event Action<string>? Changed;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => kept.Now.IsEmpty;

    /// <summary>All, by name.</summary>
    public IReadOnlyList<Account> All => [.. kept.Now.Values.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>One by its name.</summary>
    public Account? Find(string name) => kept.Now.GetValueOrDefault(KeyOf(name));

    /// <summary>The account whose name and password these are; null when they are none, after as much work.</summary>
    public Account? Check(string name, string password)
    {
        var account = Find(name);
        string hash = account is { Password: { } own, IsClosed: false } ? own : nobody;
        var result = hasher.VerifyHashedPassword(account ?? new Account("", []), hash, password[..Math.Min(password.Length, Account.MaxPassword)]);
        if (result == PasswordVerificationResult.Failed || ReferenceEquals(hash, nobody))
        {
            return null;
        }

        // The framework asks for more rounds now than when it was set. Where it has been changed meanwhile, that one stays.
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var again = account! with { Password = hasher.HashPassword(account, password) };
            kept.Hold(all => all.GetValueOrDefault(KeyOf(name)) == account ? all.SetItem(KeyOf(name), again) : all);
            account = kept.Now.GetValueOrDefault(KeyOf(name)) == again ? again : account;
        }

        return account;
    }

    /// <summary>Makes an account.</summary>
    /// <returns>Null when the name is taken, or there are too many.</returns>
    /// <exception cref="IOException">The disk refuses it.</exception>
    public Account? Make(Account account, string? password)
    {
        var made = account with { Made = Now, Password = password is null ? null : hasher.HashPassword(account, password) };
        bool done = false;
        kept.Change(all =>
        {
            done = !all.ContainsKey(KeyOf(made.Name)) && all.Count < Most;
            return done ? all.Add(KeyOf(made.Name), made) : all;
        });
        if (done)
        {
            Changed?.Invoke(made.Name);
        }

        return done ? made : null;
    }

    /// <summary>The first administrator; null when somebody was faster.</summary>
    public Account? MakeFirst(string name, string password)
    {
        var first = new Account(name, [new Grant("", Role.Administrator)]);
        first = first with { Made = Now, Password = hasher.HashPassword(first, password) };
        if (!ReferenceEquals(kept.Change(all => all.IsEmpty ? all.Add(KeyOf(name), first) : all).GetValueOrDefault(KeyOf(name)), first))
        {
            return null;
        }

        Changed?.Invoke(name);
        return first;
    }

    /// <summary>Sets a password.</summary>
    public Account? SetPassword(string name, string password, bool mustChange) =>
        Change(name, one => one with { Password = hasher.HashPassword(one, password), MustChange = mustChange });

    /// <summary>Notes that somebody has signed in. A full disk keeps nobody out: it is written when there is room.</summary>
    public void SignedIn(string name) =>
        kept.Hold(all => all.TryGetValue(KeyOf(name), out var one) ? all.SetItem(KeyOf(name), one with { LastSignIn = Now }) : all);

    /// <summary>Changes an account.</summary>
    /// <returns>Null when there is none, or it was the last administrator who can sign in.</returns>
    /// <exception cref="IOException">The disk refuses it: what takes something away holds all the same, and is written when there is room.</exception>
    public Account? Change(string name, Func<Account, Account> change) => Put(name, change);

    /// <summary>Removes an account.</summary>
    /// <returns>False when there is none, or it is the last administrator who can sign in.</returns>
    /// <exception cref="IOException">The disk refuses it: it holds all the same, and is written when there is room.</exception>
    public bool Remove(string name) => Find(name) is not null && Put(name, _ => null) is null && Find(name) is null;

    private Account? Put(string name, Func<Account, Account?> change)
    {
        Account? after = null;
        bool isDone = false, ends = false, isKept = false;
        ImmutableDictionary<string, Account> Next(ImmutableDictionary<string, Account> all)
        {
            if (!all.TryGetValue(KeyOf(name), out var before))
            {
                return all;
            }

            after = change(before);
            var next = after is null ? all.Remove(KeyOf(name)) : all.SetItem(KeyOf(name), after);

            // Nobody is left who could let anybody in.
            if (IsAdministrator(before) && !next.Values.Any(IsAdministrator))
            {
                after = null;
                return all;
            }

            (isDone, ends) = (true, TakesAway(before, after));
            return next;
        }

        try
        {
            kept.Change(Next, atOnce: () => ends);
            isKept = true;
        }
        finally
        {
            if (isDone && (isKept || ends))
            {
                Changed?.Invoke(name);
            }
        }

        return after;
    }

    private static bool TakesAway(Account before, Account? after) => after is null || (after.IsClosed && !before.IsClosed)
        || before.Grants.Any(one => !after.Grants.Any(other => other.Role >= one.Role && other.Holds(one.Folder)));

    private static bool IsAdministrator(Account one) => !one.IsClosed && new Visitor(one.Name, one.Grants).Is(Role.Administrator);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>All spellings of a name have this one.</summary>
    internal static string KeyOf(string name) => (Account.Normalized(name.Trim()) ?? name.Trim()).ToUpperInvariant();
}
