using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Flexboard.Tests.Feeds.Redis;

/// <summary>A real redis-server of our own, on a port of its own, that can be killed, frozen and started again.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private Process? process;

    public int Port { get; } = FreePort();

    public string Setting => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartNewAsync()
    {
        var server = new RedisServer();
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("redis-server")
        {
            ArgumentList = { "--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--loglevel", "warning" },
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await AnswersAsync())
        {
            Assert.False(process.HasExited, "redis-server ended");
            await Task.Delay(5);
        }
    }

    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }
    }

    /// <summary>A port on which nobody listens now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process!.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var wire = await RedisWire.ConnectAsync(Port);
            return (await wire.AskAsync("PING")).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return false;
        }
    }
}

/// <summary>The Redis protocol by hand: what publishers in tests speak, so that the client under test is not its own judge.</summary>
public sealed class RedisWire : IAsyncDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };
    private NetworkStream stream = null!;
    private StreamReader reader = null!;

    public static async Task<RedisWire> ConnectAsync(int port)
    {
        var wire = new RedisWire();
        try
        {
            await wire.client.ConnectAsync(IPAddress.Loopback, port);
        }
        catch
        {
            wire.client.Dispose();
            throw;
        }

        wire.stream = wire.client.GetStream();
        wire.reader = new StreamReader(wire.stream, Encoding.ASCII);
        return wire;
    }

    /// <summary>Publishes and waits for the answer: how many received it.</summary>
    public async Task<int> PublishAsync(string channel, byte[] message)
    {
        await stream.WriteAsync(Command(channel, message));
        string answer = await reader.ReadLineAsync() ?? throw new IOException("closed");
        return int.Parse(answer[1..], System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<int> PublishAsync(string channel, string message) => PublishAsync(channel, Encoding.UTF8.GetBytes(message));

    /// <summary>Publishes the same message many times in one go, and waits for all answers.</summary>
    public async Task PublishManyAsync(string channel, byte[] message, int times)
    {
        var one = Command(channel, message);
        var all = new byte[one.Length * times];
        for (int i = 0; i < times; i++)
        {
            one.CopyTo(all, i * one.Length);
        }

        var writing = stream.WriteAsync(all);
        for (int i = 0; i < times; i++)
        {
            await reader.ReadLineAsync();
        }

        await writing;
    }

    public async Task<string> AskAsync(string command)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        return await reader.ReadLineAsync() ?? throw new IOException("closed");
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] Command(string channel, byte[] message)
    {
        byte[] name = Encoding.UTF8.GetBytes(channel);
        return [.. Encoding.ASCII.GetBytes($"*3\r\n$7\r\nPUBLISH\r\n${name.Length}\r\n"), .. name,
            .. Encoding.ASCII.GetBytes($"\r\n${message.Length}\r\n"), .. message, .. "\r\n"u8];
    }
}
