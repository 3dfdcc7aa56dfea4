using System.Text;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Designer;
using Flexboard.Images;
using Flexboard.Widgets;

namespace Flexboard.Tests.Designer;

/// <summary>Boards as files that hold their images.</summary>
public sealed class BoardParcelTests : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><rect width=\"1\" height=\"1\"/></svg>";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-parcel-");
    private readonly BoardReader reader = new(WidgetKinds.All);

    public void Dispose() => home.Delete(recursive: true);

    [Fact]
    public void Unpack_OnAnotherMachine_BringsTheBoardAndItsImages()
    {
        var (here, there) = (Store("here"), Store("there"));
        string id = here.Put(Encoding.UTF8.GetBytes(Svg), out _, out _)!.Id;
        byte[] parcel = BoardParcel.Pack(Encoding.UTF8.GetBytes(Board(id)), here);
        var unpacked = BoardParcel.Unpack(parcel, reader, there, out _)!;
        Assert.Empty(there.All);
        Assert.True(there.TryPut(unpacked.Images, out _));
        Assert.NotNull(there.Find(id));
        Assert.Empty(unpacked.Missing);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Board(id)), unpacked.Content));
    }

    [Fact]
    public void Unpack_OfAPlainBoardFile_SaysWhichImagesAreMissing()
    {
        var unpacked = BoardParcel.Unpack(Encoding.UTF8.GetBytes(Board("0123456789abcdef.png")), reader, Store("there"), out _)!;
        Assert.Equal("0123456789abcdef.png", Assert.Single(unpacked.Missing));
    }

    [Fact]
    public void Unpack_OfAnImageUnderAnotherName_NamesItByItsContent()
    {
        var there = Store("there");
        var unpacked = Unpack(there, "0123456789abcdef.png", Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg)))!;
        string id = (string)unpacked.Content["widgets"]![0]!["options"]!["image"]!;
        Assert.EndsWith(".svg", id, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single(unpacked.Images).Id);
    }

    [Fact]
    public void Unpack_OfASoundImageAndABrokenOne_StoresNeither()
    {
        var there = Store("there");
        var parcel = JsonNode.Parse(Parcel("0123456789abcdef.svg", Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg))))!.AsObject();
        parcel["widgets"]!.AsArray().Add(JsonNode.Parse("""{ "id": "plan", "kind": "image", "options": { "image": "fedcba9876543210.png" } }"""));
        parcel["images"]!["fedcba9876543210.png"] = "AAAA";
        Assert.Null(BoardParcel.Unpack(Encoding.UTF8.GetBytes(parcel.ToJsonString()), reader, there, out _));
        Assert.Empty(there.All);
    }

    [Fact]
    public void TryPut_OfMoreThanThereIsRoomFor_StoresNone()
    {
        var there = Store("there");
        Directory.CreateDirectory(there.Folder);
        for (int i = 1; i < ImageStore.MaxImages; i++)
        {
            File.WriteAllText(Path.Combine(there.Folder, $"{i}.txt"), "");
        }

        var two = new[] { "1", "2" }.Select(size => ImageStore.Check(Encoding.UTF8.GetBytes(Svg.Replace("1 1", $"{size} 1", StringComparison.Ordinal)), out _, out _)!).ToArray();
        Assert.False(there.TryPut(two, out string reason));
        Assert.Contains("1000 images", reason, StringComparison.Ordinal);
        Assert.Empty(there.All);
        Assert.True(there.TryPut([two[0], two[0]], out _));
        Assert.Equal(two[0].Id, Assert.Single(there.All).Id);
    }

    [Theory]
    [InlineData("not base64!", "must be base64")]
    [InlineData("AAAA", "no PNG, JPEG, GIF, WebP or SVG")]
    public void Unpack_OfAnImageThatIsNone_SaysWhere(string encoded, string reason)
    {
        var there = Store("there");
        byte[] parcel = Parcel("0123456789abcdef.png", encoded);
        Assert.Null(BoardParcel.Unpack(parcel, reader, there, out var reading));
        var fault = Assert.Single(reading.Faults);
        Assert.Equal("$.images['0123456789abcdef.png']", fault.Path);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Empty(there.All);
    }

    [Theory]
    [InlineData("no json", false)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("""{"schemaVersion":1,"widgets":[],"arrangements":[],"images":7}""", true)]
    [InlineData("""{"schemaVersion":1,"schemaVersion":1}""", false)]
    public void Unpack_OfWhatIsNoBoard_SaysWhatIsWrong(string parcel, bool isJson)
    {
        Assert.Null(BoardParcel.Unpack(Encoding.UTF8.GetBytes(parcel), reader, Store("there"), out var reading));
        Assert.NotEmpty(reading.Faults);
        Assert.Equal(isJson, reading.IsJson);
    }

    private static string Board(string image) => $$"""
        {
          "schemaVersion": 1, "title": "Wall",
          "widgets": [ { "id": "logo", "kind": "image", "options": { "image": "{{image}}" } } ],
          "arrangements": [ { "id": "16x9", "width": 1600, "height": 900, "places": { "logo": [0, 0, 400, 300] } } ]
        }
        """;

    private static byte[] Parcel(string id, string encoded)
    {
        var parcel = JsonNode.Parse(Board(id))!.AsObject();
        parcel["images"] = new JsonObject { [id] = encoded };
        return Encoding.UTF8.GetBytes(parcel.ToJsonString());
    }

    private Unpacked? Unpack(ImageStore there, string id, string encoded) => BoardParcel.Unpack(Parcel(id, encoded), reader, there, out _);

    private ImageStore Store(string name) => new(Path.Combine(home.FullName, name));
}
