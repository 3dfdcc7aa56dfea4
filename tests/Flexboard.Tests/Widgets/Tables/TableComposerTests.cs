using System.Text.Json;
using Flexboard.Core.Boards;
using static Flexboard.Tests.Widgets.WidgetBench;

namespace Flexboard.Tests.Widgets.Tables;

public sealed class TableComposerTests : IDisposable
{
    private static readonly Binding Cpu = Bind("cpu", by: "host", label: "CPU");
    private static readonly Binding Memory = Bind("memory", by: "host");

    private readonly WidgetBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void Write_TwoBindings_OneRowForEachHost()
    {
        Cpus(("web-2", 20), ("web-10", 90));
        bench.Publish("memory", 5, unit: "By", labels: ("host", "web-2"));
        bench.Publish("memory", 7, unit: "By", labels: ("host", "db"));
        Assert.Equal("""{"columns":[["CPU",""],["memory","By"]],"rows":[["web-10",90,null],["web-2",20,5],["db",null,7]],"count":3}""",
            bench.Compose("table", "{}", Cpu, Memory).GetRawText());
    }

    [Fact]
    public void Write_TitleOfTheColumn_BeforeTheLabel()
    {
        Cpus(("a", 1));
        Assert.Equal("""[["Load",""]]""", bench.Compose("table", """{"columns":[{"title":"Load"}]}""", Cpu).GetProperty("columns").GetRawText());
    }

    [Theory]
    [InlineData("""{"sort":{"column":1,"direction":"ascending"}}""", "a b web-2 web-10 none")]
    [InlineData("""{"sort":{"column":1}}""", "web-10 web-2 a b none")]
    [InlineData("""{"sort":{"column":0}}""", "web-10 web-2 none b a")]
    [InlineData("""{"sort":{"column":0,"direction":"ascending"}}""", "a b none web-2 web-10")]
    [InlineData("""{"sort":{"column":9}}""", "a b none web-2 web-10")]
    public void Write_Sorted_ByTheRule(string options, string names)
    {
        Cpus(("web-10", 90), ("web-2", 20), ("b", 10), ("a", 10));
        bench.Publish("memory", 1, labels: ("host", "none"));
        Assert.Equal(names, Names(bench.Compose("table", options, Cpu, Memory)));
    }

    [Fact]
    public void Write_OneFallsSilent_ItsFigureGoesAndItsRowIsLast()
    {
        Cpus(("b", 10));
        bench.Publish("cpu", 99, Now - 60_000, labels: ("host", "a"));
        Assert.Equal("""[["b",10],["a",null]]""", bench.Compose("table", "{}", Cpu).GetProperty("rows").GetRawText());
    }

    [Fact]
    public void Write_MoreThanCanBeShown_TheFirstOfTheOrder()
    {
        for (int i = 0; i < 300; i++)
        {
            Cpus(($"host-{i}", i));
        }

        var payload = bench.Compose("table", "{}", Cpu);
        Assert.Equal(60, payload.GetProperty("rows").GetArrayLength());
        Assert.Equal(300, payload.GetProperty("count").GetInt32());
        Assert.Equal("host-299", payload.GetProperty("rows")[0][0].GetString());
    }

    [Theory]
    [InlineData("""{"sort":{"column":13}}""", "$.sort.column: is from 0, the names, to 12")]
    [InlineData("""{"columns":[{},{"digits":7}]}""", "$.columns[1].digits: is from 0 to 6")]
    public void Options_OfNoMeaning_AreRefused(string options, string problem) =>
        Assert.Equal([problem], Problems("table", options));

    private static string Names(JsonElement payload) =>
        string.Join(' ', payload.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));

    private void Cpus(params (string Host, double Value)[] all)
    {
        foreach (var (host, value) in all)
        {
            bench.Publish("cpu", value, labels: ("host", host));
        }
    }
}
