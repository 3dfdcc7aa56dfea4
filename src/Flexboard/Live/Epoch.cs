using System.Security.Cryptography;
using Flexboard.Core.Series;

namespace Flexboard.Live;

/// <summary>
/// For how long times can be compared: another epoch begins when the server starts and when its clock was set back.
/// Safe from any thread; takes the store's gate.
/// </summary>
/// <param name="store">Keeps the ages of its series when the clock is set back.</param>
/// <param name="time">The server's clock.</param>
public sealed class Epoch(SeriesStore store, TimeProvider time)
{
    /// <summary>Less than this is a correction, and harms nobody.</summary>
    private static readonly TimeSpan SetBack = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly string start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
    private readonly long began = time.GetTimestamp();
    private DateTimeOffset zero = time.GetUtcNow();
    private int setBacks;

    /// <summary>Looks at the clock, and names the epoch that it is now.</summary>
    public string Name()
    {
        lock (gate)
        {
            // Where the wall clock would have stood at the start, by the clock that only goes forward.
            var now = time.GetUtcNow();
            var zeroNow = now - time.GetElapsedTime(began);
            if (zero - zeroNow > SetBack)
            {
                setBacks++;
                lock (store.Gate)
                {
                    store.KeepAges(now.ToUnixTimeMilliseconds(), (long)(zero - zeroNow).TotalMilliseconds);
                }
            }

            zero = zeroNow;
            return setBacks == 0 ? start : $"{start}-{setBacks}";
        }
    }
}
