namespace Flexboard.Core.Series;

/// <summary>
/// Which of a number of slots have changed since they were last taken. The store marks, the one who composes takes;
/// both under the store's gate. However many samples arrive, the signal is given once for each time it is taken.
/// </summary>
/// <param name="slots">How many slots there are.</param>
/// <param name="signal">Called when the first slot is marked; must be quick and never throw.</param>
public sealed class ChangeSet(int slots, Action signal)
{
    private readonly bool[] marked = new bool[slots];
    private bool signalled;

    /// <summary>How many slots there are.</summary>
    public int Slots => marked.Length;

    /// <summary>Marks a slot.</summary>
    public void Mark(int slot)
    {
        marked[slot] = true;
        if (!signalled)
        {
            signalled = true;
            signal();
        }
    }

    /// <summary>Copies the marks and clears them.</summary>
    /// <param name="into">At least <see cref="Slots"/> long; what is true there stays true.</param>
    /// <returns>Whether anything was marked.</returns>
    public bool Take(Span<bool> into)
    {
        if (!signalled)
        {
            return false;
        }

        signalled = false;
        for (int i = 0; i < marked.Length; i++)
        {
            into[i] |= marked[i];
            marked[i] = false;
        }

        return true;
    }
}
