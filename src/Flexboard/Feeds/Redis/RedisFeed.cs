using Flexboard.Core.Messages;
using StackExchange.Redis;

namespace Flexboard.Feeds.Redis;

/// <summary>
/// The feed of an app with Redis. Its own loop connects, watches and connects anew, because the client by itself takes
/// many seconds to notice a server that is silent and seconds more to come back (docs/performance.md tells how long).
/// A server that cannot be reached is never an error, only a feed that is not heard.
/// </summary>
/// <remarks>Everything that knows the client library is in this folder.</remarks>
internal sealed class RedisFeed : BackgroundService, IFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>More that nobody has answered for yet is refused: a server that hangs must not fill the memory.</summary>
    private const int MaxUnderWay = 512;

    private readonly ConfigurationOptions options;
    private readonly FeedChannels channels;
    private readonly Intake intake;
    private readonly TimeProvider clock;
    private readonly ILogger<RedisFeed> log;
    private readonly string node = $"{Environment.MachineName}-{Guid.NewGuid().ToString("N")[..8]}";
    private volatile RedisSession? session;
    private int underWay;

    public RedisFeed(string setting, FeedChannels channels, Intake intake, IngestReport report, TimeProvider clock, ILogger<RedisFeed> log)
    {
        options = RedisConfiguration.Read(setting);
        (this.channels, this.intake, this.clock, this.log) = (channels, intake, clock, log);
        Health = new FeedHealth($"redis {string.Join(' ', options.EndPoints.Select(RedisConfiguration.NameOf))}", intake, report, clock);
        Health.StartsUnheard();
    }

    /// <inheritdoc/>
    public FeedHealth Health { get; }

    /// <inheritdoc/>
    public async ValueTask<bool> PublishAsync(string channel, ReadOnlyMemory<byte> message)
    {
        if (session is not { } current)
        {
            return false;
        }

        if (Interlocked.Increment(ref underWay) > MaxUnderWay)
        {
            Interlocked.Decrement(ref underWay);
            return false;
        }

        try
        {
            await current.PublishAsync(channel, message);
            return true;
        }
        catch (Exception fault) when (IsOfTheServer(fault))
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    /// <inheritdoc/>
    public async Task<IngestAnswer?> IngestAsync(FeedChannel channel, ReadOnlyMemory<byte> message)
    {
        var answer = IngestAnswer.Of(channel.Read(new MessageReader(), message.Span, clock.GetUtcNow().ToUnixTimeMilliseconds()));
        // Published although a part, or all, of it is bad: it is counted where everybody looks for it.
        return await PublishAsync(channel.Name, message) ? answer : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool again = false;
        string? told = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            string problem;
            try
            {
                problem = await RedisProbe.FindAsync(options.EndPoints, options.Ssl, stoppingToken) ?? "";
                if (problem.Length == 0)
                {
                    await using var opened = await RedisSession.OpenAsync(options, node, channels, intake, Health, clock, stoppingToken);
                    Health.Connected(clock.GetUtcNow().ToUnixTimeMilliseconds(), again);
                    log.LogInformation("Connected to {Source}", Health.Source);
                    (session, again, told) = (opened, true, null);
                    try
                    {
                        problem = await opened.WatchAsync(stoppingToken);
                    }
                    finally
                    {
                        session = null;
                    }
                }
            }
            catch (Exception fault)
            {
                // Whatever it is, giving up would be worse; what is not the server's fault is a fault of ours.
                problem = fault.Message.Split('\n', 2)[0].Trim();
                if (!IsOfTheServer(fault))
                {
                    log.LogError(fault, "The feed failed");
                }
            }

            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            Health.Disconnected(problem);
            if (problem != told)
            {
                log.LogWarning("Not connected to {Source}: {Problem}; trying again until it is", Health.Source, problem);
                told = problem;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>All that a client throws because of a server, a network, or because it was closed meanwhile.</summary>
    private static bool IsOfTheServer(Exception fault) =>
        fault is RedisException or TimeoutException or OperationCanceledException or IOException or ObjectDisposedException
            or System.Net.Sockets.SocketException or AggregateException or InvalidOperationException;
}
