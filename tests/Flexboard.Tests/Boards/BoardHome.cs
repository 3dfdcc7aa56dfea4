using System.Text;
using Flexboard.Boards;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Boards;

/// <summary>Two real folders of boards and a store over them.</summary>
internal sealed class BoardHome : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-boards-");

    public BoardHome(BoardReader? reader = null)
    {
        Directory.CreateDirectory(Layouts);
        Series = new SeriesStore(new SeriesLimits());
        Store = new BoardStore(new BoardFolders(Layouts, Edited), reader ?? SampleKinds.Reader, Series, TimeProvider.System);
        Store.Changed += Changes.Add;
    }

    public string Home => home.FullName;

    public string Layouts => Path.Combine(home.FullName, "layouts");

    public string Edited => Path.Combine(home.FullName, "data", "boards");

    public SeriesStore Series { get; }

    public BoardStore Store { get; }

    public List<string> Changes { get; } = [];

    public static byte[] Board(string title, string series = "a.b") => Encoding.UTF8.GetBytes($$"""
        {
          "schemaVersion": 1, "title": "{{title}}",
          "widgets": [ { "id": "w", "kind": "dial", "data": [ { "series": "{{series}}" } ] } ],
          "arrangements": [ { "id": "16x9", "width": 1600, "height": 900, "places": { "w": [0, 0, 100, 100] } } ]
        }
        """);

    public void Ship(string id, string title) => File.WriteAllBytes(Path.Combine(Layouts, id + ".json"), Board(title));

    public void Cover(string id, string title)
    {
        Directory.CreateDirectory(Edited);
        File.WriteAllBytes(Path.Combine(Edited, id + ".json"), Board(title));
    }

    public string? TitleOf(string id) => Store.Find(id)?.Title;

    public void Dispose() => home.Delete(recursive: true);
}
