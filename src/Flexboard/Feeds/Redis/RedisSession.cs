using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using StackExchange.Redis;

namespace Flexboard.Feeds.Redis;

/// <summary>
/// One connection, from its making to its end. It never repairs itself: whatever is wrong ends it, and the feed makes
/// another.
/// </summary>
/// <remarks>
/// Once a second it publishes a heartbeat on a channel of its own and hears it through its own subscription. That is
/// the only proof that both ways work: a server that accepts and never answers, or a connection that a firewall has
/// forgotten, looks connected for minutes otherwise. The time that it takes is the feed's lag.
/// </remarks>
internal sealed class RedisSession : IAsyncDisposable
{
    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Messages that come without heartbeats were waiting somewhere: a flood that cannot be read as fast as it comes, or
    /// a half of the connection that is dead. A new connection begins with what is published now.
    /// </summary>
    private static readonly TimeSpan LostHeartbeat = TimeSpan.FromSeconds(6);

    /// <summary>Older than this, the newest heartbeat that came back tells that messages come late.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(2.5);

    private readonly ConnectionMultiplexer connection;
    private readonly ISubscriber subscriber;
    private readonly FeedHealth health;
    private readonly TimeProvider clock;
    private readonly string heartbeatChannel;
    private readonly TaskCompletionSource<string> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource live = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long heard;
    private long echoed;
    private Heartbeat newest;
    private volatile bool closed;

    private RedisSession(ConnectionMultiplexer connection, string node, FeedHealth health, TimeProvider clock, bool alone)
    {
        this.connection = connection;
        this.health = health;
        this.clock = clock;
        subscriber = connection.GetSubscriber();
        heartbeatChannel = FeedChannels.HeartbeatPrefix + node;
        heard = echoed = clock.GetTimestamp();
        newest = Heartbeat.Now(clock);
        if (alone)
        {
            // With several servers one may fail without harm; silence decides then.
            connection.ConnectionFailed += (_, fault) => ended.TrySetResult($"the connection failed ({fault.FailureType})");
        }
    }

    /// <summary>Connects, subscribes and hears itself.</summary>
    /// <exception cref="RedisException">The server refuses.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    public static async Task<RedisSession> OpenAsync(
        ConfigurationOptions options, string node, FeedChannels channels, Intake intake, FeedHealth health, TimeProvider clock, CancellationToken stop)
    {
        var connecting = ConnectionMultiplexer.ConnectAsync(options);
        ConnectionMultiplexer connection;
        try
        {
            connection = await connecting.WaitAsync(TimeSpan.FromMilliseconds(options.ConnectTimeout) + OpenPatience, clock, stop);
        }
        catch
        {
            // It may still succeed, too late.
            _ = connecting.ContinueWith(late => late.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }

        var session = new RedisSession(connection, node, health, clock, alone: options.EndPoints.Count == 1);
        try
        {
            await session.SubscribeAsync(channels, intake).WaitAsync(OpenPatience, clock, stop);
            session.Beat();
            var first = await Task.WhenAny(session.live.Task, session.ended.Task).WaitAsync(OpenPatience, clock, stop);
            return first == session.live.Task ? session : throw new TimeoutException(await session.ended.Task);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Keeps the heartbeat going until something is wrong.</summary>
    /// <returns>What is wrong.</returns>
    public async Task<string> WatchAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(BeatEvery, clock);
        long before = clock.GetTimestamp();
        while (true)
        {
            var tick = timer.WaitForNextTickAsync(stop).AsTask();
            if (await Task.WhenAny(ended.Task, tick) == ended.Task)
            {
                return await ended.Task;
            }

            await tick;
            long now = clock.GetTimestamp();
            if (clock.GetElapsedTime(before, now) > 2 * BeatEvery)
            {
                // It was this process that stood still, not the server: what was sent meanwhile waits in the socket.
                Volatile.Write(ref heard, now);
                Volatile.Write(ref echoed, now);
            }

            before = now;
            if (clock.GetElapsedTime(Volatile.Read(ref heard), now) > Silence)
            {
                return $"nothing was heard for {Silence.TotalSeconds} s";
            }

            if (clock.GetElapsedTime(Volatile.Read(ref echoed), now) > LostHeartbeat)
            {
                return $"its heartbeat did not come back for {LostHeartbeat.TotalSeconds} s";
            }

            Beat();
        }
    }

    /// <summary>Publishes a message.</summary>
    /// <exception cref="RedisException">The connection is gone.</exception>
    /// <exception cref="TimeoutException">The server does not answer.</exception>
    public Task PublishAsync(string channel, ReadOnlyMemory<byte> message) => subscriber
        .PublishAsync(new RedisChannel(channel, RedisChannel.PatternMode.Literal), message.ToArray())
        .WaitAsync(TimeSpan.FromSeconds(2), clock);

    /// <summary>Ends it without waiting: a client that is closed while its server hangs takes its time.</summary>
    public ValueTask DisposeAsync()
    {
        closed = true;
        _ = Task.Run(connection.Dispose);
        return ValueTask.CompletedTask;
    }

    private async Task SubscribeAsync(FeedChannels channels, Intake intake)
    {
        await subscriber.SubscribeAsync(
            new RedisChannel(heartbeatChannel, RedisChannel.PatternMode.Literal), (_, message) => HearItself(message));
        await Listen(channels.Metrics, ChannelKind.Metrics);
        if (channels.Events != channels.Metrics)
        {
            await Listen(channels.Events, ChannelKind.Events);
        }

        Task Listen(string pattern, ChannelKind kind) => subscriber.SubscribeAsync(
            new RedisChannel(pattern, RedisChannel.PatternMode.Pattern), (channel, message) => Hear(channel, message, kind, intake));
    }

    private void Hear(RedisChannel channel, RedisValue message, ChannelKind kind, Intake intake)
    {
        if (closed || (string?)channel is not { } name || (byte[]?)message is not { } bytes)
        {
            return;
        }

        Volatile.Write(ref heard, clock.GetTimestamp());
        health.Heard();
        var beat = Volatile.Read(ref newest);
        // It was published after the newest heartbeat that came back; if that is long ago, both were waiting together.
        intake.Accept(name, bytes, kind, beat.Age(clock) > LateAfter ? beat.At : null);
    }

    private void HearItself(RedisValue message)
    {
        if (closed || (byte[]?)message is not { } bytes || !Heartbeat.TryParse(bytes, out var beat))
        {
            return;
        }

        long now = clock.GetTimestamp();
        Volatile.Write(ref newest, beat);
        Volatile.Write(ref heard, now);
        Volatile.Write(ref echoed, now);
        health.HeardItself((long)beat.Age(clock).TotalMilliseconds);
        live.TrySetResult();
    }

    private void Beat()
    {
        var sending = subscriber.PublishAsync(
            new RedisChannel(heartbeatChannel, RedisChannel.PatternMode.Literal), Heartbeat.Now(clock).ToBytes());
        // Whether it went well shows in its coming back.
        _ = sending.ContinueWith(
            failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>When a heartbeat was sent, by the clock that only goes forward and by the wall's.</summary>
    private sealed record Heartbeat(long Stamp, long At)
    {
        public static Heartbeat Now(TimeProvider clock) => new(clock.GetTimestamp(), clock.GetUtcNow().ToUnixTimeMilliseconds());

        public static bool TryParse(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Heartbeat? beat)
        {
            beat = Utf8Parser.TryParse(text, out long stamp, out int length) && length + 1 < text.Length
                && Utf8Parser.TryParse(text[(length + 1)..], out long at, out _)
                ? new Heartbeat(stamp, at)
                : null;
            return beat is not null;
        }

        public byte[] ToBytes() => Encoding.ASCII.GetBytes($"{Stamp} {At}");

        public TimeSpan Age(TimeProvider clock) => clock.GetElapsedTime(Stamp);
    }
}
