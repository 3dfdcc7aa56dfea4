namespace Flexboard.Tests;

public sealed class PlacesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("flexboard-places-").FullName;

    [Fact]
    public void FindHome_LayoutsBesideTheProgram_IsThePublishedFolder()
    {
        var program = Directory.CreateDirectory(Path.Combine(_folder, "publish")).FullName;
        Directory.CreateDirectory(Path.Combine(program, "layouts"));
        File.WriteAllText(Path.Combine(_folder, "Flexboard.sln"), "");
        Assert.Equal(program, Places.FindHome(program));
    }

    [Fact]
    public void FindHome_BuildOutput_IsTheCheckout()
    {
        var program = Directory.CreateDirectory(Path.Combine(_folder, "src", "bin")).FullName;
        File.WriteAllText(Path.Combine(_folder, "Flexboard.sln"), "");
        Assert.Equal(_folder, Places.FindHome(program));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
