using System.Text;
using Flexboard.Images;

namespace Flexboard.Tests.Images;

public sealed class ImageStoreTests : IDisposable
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAABlBMVEX/AAD///9BHTQRAAAAAWJLR0QB/wIt3gAAAAd0SU1FB+oLGBIdBQnSM6gAAAAMSURBVAjXY2BgYAAAAAQAASc0JwoAAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjRUMTg6Mjk6MDUrMDA6MDD9qNSbAAAAJXRFWHRkYXRlOm1vZGlmeQAyMDI2LTExLTI0VDE4OjI5OjA1KzAwOjAwjPVsJwAAAABJRU5ErkJggg==";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("flexboard-images-");

    private ImageStore Store => new(Path.Combine(home.FullName, "images"));

    public void Dispose() => home.Delete(recursive: true);

    [Theory]
    [InlineData(Png, "png", "image/png")]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAACAAMDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==", "jpg", "image/jpeg")]
    [InlineData("R0lGODlhAwACAPAAAP8AAAAAACH5BAAAAAAALAAAAAADAAIAAAIChF8AOw==", "gif", "image/gif")]
    [InlineData("UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoDAAIAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=", "webp", "image/webp")]
    public void Put_ImageOfEachFormat_IsKnownByItsContent(string base64, string ending, string type)
    {
        byte[] content = Convert.FromBase64String(base64);

        var stored = Store.Put(content, out var refusal, out _)!;

        Assert.Equal(ImageRefusal.None, refusal);
        Assert.Matches($"^[0-9a-f]{{16}}\\.{ending}$", stored.Id);
        Assert.Equal((type, 3, 2), (stored.Format.MediaType, stored.Format.Width, stored.Format.Height));
        Assert.Equal(content, File.ReadAllBytes(Store.PathOf(stored.Id)));
    }

    [Fact]
    public void Put_SameImageTwice_IsThereOnce()
    {
        var first = Store.Put(Convert.FromBase64String(Png), out _, out _);
        Assert.Equal(first!.Id, Store.Put(Convert.FromBase64String(Png), out _, out _)!.Id);
        Assert.Equal(first.Id, Assert.Single(Store.All).Id);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7")]
    [InlineData("GIF89a")]
    [InlineData("")]
    [InlineData("<svg><script>alert(1)</script>")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><svg/></html>")]
    public void Put_NoImage_IsRefusedWithReason(string text)
    {
        Assert.Null(Store.Put(Encoding.UTF8.GetBytes(text), out var refusal, out string reason));
        Assert.Equal(ImageRefusal.NoImage, refusal);
        Assert.NotEmpty(reason);
        Assert.Empty(Store.All);
    }

    [Fact]
    public void Put_MoreThanFiveMebibytes_IsRefusedWithItsSize()
    {
        byte[] content = new byte[ImageStore.MaxBytes + 1];
        Convert.FromBase64String(Png).CopyTo(content, 0);

        Assert.Null(Store.Put(content, out var refusal, out string reason));
        Assert.Equal(ImageRefusal.TooLarge, refusal);
        Assert.Contains("5242881", reason, StringComparison.Ordinal);
        Assert.NotNull(Store.Put(content.AsMemory(0, ImageStore.MaxBytes), out _, out _));
    }

    [Fact]
    public void Put_ImageOfTooManyPixels_IsRefused()
    {
        byte[] content = Convert.FromBase64String(Png);
        (content[18], content[19]) = (0x20, 0x01);

        Assert.Null(Store.Put(content, out var refusal, out string reason));
        Assert.Equal(ImageRefusal.TooManyPixels, refusal);
        Assert.Contains("8193 x 2", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef.exe")]
    [InlineData("0123456789abcdef.png/../x")]
    [InlineData("")]
    public void Find_TextThatIsNoId_FindsNothing(string id)
    {
        Assert.Null(Store.Find(id));
        Assert.False(Store.Delete(id));
    }

    [Fact]
    public void Delete_Image_IsGone()
    {
        string id = Store.Put(Convert.FromBase64String(Png), out _, out _)!.Id;
        Assert.True(Store.Delete(id));
        Assert.Null(Store.Find(id));
        Assert.False(Store.Delete(id));
    }
}
