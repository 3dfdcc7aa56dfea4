using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Flexboard.Tests;

/// <summary>The whole app in this process, with a data folder of its own and nothing that publishes by itself.</summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private readonly string _data = Directory.CreateTempSubdirectory("flexboard-app-").FullName;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Flexboard:Data", _data);
        builder.UseSetting("Flexboard:HostFeed", "false");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }
}
