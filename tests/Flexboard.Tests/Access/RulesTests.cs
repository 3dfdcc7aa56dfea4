using System.Reflection;
using System.Text;
using Flexboard.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Flexboard.Tests.Access;

/// <summary>Everything that can be asked for says who may, and docs/access.md says the same.</summary>
public sealed class RulesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly string Page = Path.Combine(Places.Home, "docs", "access.md");

    [Fact]
    public void Endpoints_All_StateOneRule()
    {
        var bare = Endpoints().Where(one => one.Metadata.OfType<RuleAttribute>().Count() != 1).Select(one => one.DisplayName);
        Assert.Empty(bare);
    }

    [Fact]
    public void HubMethods_All_StateOneRule()
    {
        var bare = HubMethods().Where(one => one.GetCustomAttributes<RuleAttribute>().Count() != 1).Select(one => $"{one.DeclaringType!.Name}.{one.Name}");
        Assert.Empty(bare);
    }

    /// <summary>What the page tells, made anew by UPDATE_ACCESS=1.</summary>
    [Fact]
    public void Page_OfRules_TellsThemAll()
    {
        string text = File.ReadAllText(Page);
        const string Begin = "<!-- rules -->\n", End = "<!-- end -->";
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = text.IndexOf(End, StringComparison.Ordinal);
        string table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_ACCESS") == "1")
        {
            File.WriteAllText(Page, text[..from] + table + text[to..]);
        }

        Assert.Equal(table, File.ReadAllText(Page)[from..^(text.Length - to)]);
    }

    internal static IEnumerable<MethodInfo> HubMethods() =>
        typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Hub)))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType != typeof(Hub));

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private string Table()
    {
        var rows = Endpoints().Where(one => !IsFile(one))
            .SelectMany(one => (one.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any"])
                .Where(method => method != "HEAD")
                .Select(method => ($"`{method} /{one.RoutePattern.RawText!.TrimStart('/')}`", Say(one.Metadata.GetMetadata<RuleAttribute>()!))))
            .Concat(HubMethods().Select(one => ($"hub `{one.DeclaringType!.Name}.{one.Name}`", Say(one.GetCustomAttribute<RuleAttribute>()!))))
            .Distinct().Order();
        var text = new StringBuilder("| what | who |\n|---|---|\n");
        foreach (var (what, who) in rows)
        {
            text.Append("| ").Append(what).Append(" | ").Append(who).Append(" |\n");
        }

        return text.ToString();
    }

    internal static bool IsFile(RouteEndpoint one) => one.Metadata.GetMetadata<OpenToAllAttribute>()?.Why.StartsWith("the same files", StringComparison.Ordinal) == true;

    private static string Say(RuleAttribute rule) => rule switch
    {
        NeedsAttribute { Board: not null, OrScreen: true } needs => $"{needs.Role.ToString().ToLowerInvariant()} of the board's folder, or a paired screen on whose wall it hangs",
        NeedsAttribute { OrScreen: true } needs => $"{needs.Role.ToString().ToLowerInvariant()}, or a paired screen for its own wall",
        NeedsAttribute { Board: not null } needs => $"{needs.Role.ToString().ToLowerInvariant()} of the board's folder",
        NeedsAttribute { OrMetricsKey: true } needs => $"{needs.Role.ToString().ToLowerInvariant()}, or whoever bears `MetricsKey`",
        NeedsAttribute needs => needs.Role.ToString().ToLowerInvariant(),
        OpenToAllAttribute open => $"everybody: {open.Why}",
        _ => throw new InvalidOperationException(),
    };
}
