namespace Flexboard.Stills;

/// <summary>One has its turn, a few wait for theirs in the order in which they came, and nobody else comes in. Safe from any thread.</summary>
/// <param name="most">How many wait at most.</param>
internal sealed class WaitingLine(int most) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private int inside;

    /// <summary>Waits for a turn, which ends when what is returned is disposed.</summary>
    /// <param name="stop">Gives up the place.</param>
    /// <exception cref="StillException">Too many wait already.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken stop)
    {
        if (Interlocked.Increment(ref inside) > most + 1)
        {
            Interlocked.Decrement(ref inside);
            throw new StillException(StillFault.Busy, $"{most} pictures wait to be taken already. Ask again in a little while.");
        }

        try
        {
            await turn.WaitAsync(stop);
            return new Turn(this);
        }
        catch
        {
            Interlocked.Decrement(ref inside);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private void Leave()
    {
        Interlocked.Decrement(ref inside);
        turn.Release();
    }

    private sealed class Turn(WaitingLine line) : IDisposable
    {
        private WaitingLine? line = line;

        public void Dispose() => Interlocked.Exchange(ref line, null)?.Leave();
    }
}
