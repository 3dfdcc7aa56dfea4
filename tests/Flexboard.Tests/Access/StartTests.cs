using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Flexboard.Tests.Access;

/// <summary>The real program: what it says and does when it is started wrongly, and what reaches it when it runs.</summary>
public sealed partial class StartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("flexboard-start-").FullName;

    [Theory]
    [InlineData("--Flexboard:MaxSeries=abc", "Flexboard:MaxSeries is 'abc'")]
    [InlineData("--Flexboard:Reddis=x", "did you mean Flexboard:Redis?")]
    [InlineData("--urls=0.0.0.0", "it must be an address such as http://localhost:8080")]
    [InlineData("--Flexboard:SignInHeader=X-User", "Flexboard:SignInHeader needs Flexboard:TrustedProxies")]
    [InlineData("--Flexboard:TrustedProxies=proxy", "Flexboard:TrustedProxies names 'proxy'")]
    [InlineData("--Flexboard:NewPeople=administrator", "Flexboard:NewPeople is 'administrator'")]
    public async Task Start_WrongSetting_EndsWithOneLine(string argument, string expected)
    {
        using var app = Start(argument);
        string output = await app.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await app.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await app.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, app.ExitCode);
        Assert.Equal("", output);
        string line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("Flexboard does not start: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("--urls=http://0.0.0.0:0", "--Flexboard:AllowOpen=true")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:0")]
    public async Task Start_AllowedAddress_AnswersWithoutNamingTheServer(params string[] arguments)
    {
        using var app = Start(arguments);
        try
        {
            string log = "";
            Match listening;
            do
            {
                string line = await app.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                    ?? throw new InvalidOperationException($"It ended: {log}{await app.StandardError.ReadToEndAsync()}");
                log += line + "\n";
                listening = Listening.Match(line);
            }
            while (!listening.Success);

            using var client = new HttpClient();
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{listening.Groups[1].Value}/css/tokens.css"), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Server"));
        }
        finally
        {
            app.Kill();
            await app.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [GeneratedRegex(@"Now listening on: http://[^ ]+:(\d+)")]
    private static partial Regex Listening { get; }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _data,
        };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        foreach (string argument in arguments.Append($"--Flexboard:Data={_data}").Append("--Flexboard:HostFeed=false"))
        {
            start.ArgumentList.Add(argument);
        }

        // What this machine's environment says must not decide.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        return Process.Start(start)!;
    }
}
