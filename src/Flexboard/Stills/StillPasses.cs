using System.Security.Cryptography;
using System.Text;
using Flexboard.Core.Boards;
using Flexboard.People;

namespace Flexboard.Stills;

/// <summary>What the browser of a still shows as a cookie: with it the page of one board is seen, and nothing else.</summary>
public sealed class StillPass : IDisposable
{
    private readonly StillPasses passes;
    private readonly CancellationTokenSource ended = new();
    private readonly string board;
    private readonly string folder;

    internal StillPass(StillPasses passes, Visitor asker, Board board)
    {
        (this.passes, Asker, this.board, folder) = (passes, asker, board.Id, board.Folder);
        Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Ended = ended.Token;
    }

    /// <summary>Who wants the still, and may see the board.</summary>
    public Visitor Asker { get; }

    /// <summary>256 random bits.</summary>
    internal string Token { get; }

    /// <summary>Cancelled when the still is done: whatever the browser has open is cut.</summary>
    internal CancellationToken Ended { get; }

    /// <summary>Whether this is the board of the still. Another one of its name, made elsewhere meanwhile, is not.</summary>
    public bool MaySeeBoard(Board shown) => !Ended.IsCancellationRequested && shown.Id == board && shown.Folder == folder;

    /// <summary>The still is done: the pass is worth nothing from now on.</summary>
    public void Dispose()
    {
        passes.End(this);
        ended.Cancel();
        ended.Dispose();
    }
}

/// <summary>The pass of the still that is being taken, in memory alone. One is taken at a time: there is one, or none. Safe from any thread.</summary>
public sealed class StillPasses
{
    /// <summary>The cookie that holds one.</summary>
    internal const string Cookie = "flexboard-still";

    private StillPass? open;

    /// <summary>Makes a pass, which ends when it is disposed.</summary>
    public StillPass Give(Visitor asker, Board board)
    {
        var pass = new StillPass(this, asker, board);
        Volatile.Write(ref open, pass);
        return pass;
    }

    /// <summary>The pass that a request shows; null: none, or one that is over. It is good on this machine alone, where the browser is.</summary>
    internal StillPass? Of(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: > 0 } told && Volatile.Read(ref open) is { } pass && IsFromHere(context.Connection)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(told), Encoding.UTF8.GetBytes(pass.Token))
            ? pass
            : null;

    internal void End(StillPass pass) => Interlocked.CompareExchange(ref open, null, pass);

    /// <remarks>Where the app listens at one address of this machine alone that is no loopback, its browser asks from that.</remarks>
    private static bool IsFromHere(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } from && (System.Net.IPAddress.IsLoopback(from) || from.Equals(connection.LocalIpAddress));
}
