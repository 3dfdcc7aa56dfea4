using Flexboard.Photographs;

namespace Flexboard.Tests.Photographs;

public sealed class PressViewsTests
{
    [Theory]
    [InlineData("Load of 10.0.12.7", "Load of •••")]
    [InlineData("10.0.12.7:8080 is slow", "••• is slow")]
    [InlineData("fe80::1:2:3 answers", "••• answers")]
    [InlineData("db.internal.example.com", "•••")]
    [InlineData("https://wiki.example.com/x?y=z now", "••• now")]
    [InlineData("ask kim.lee@example.co.kr", "ask •••")]
    [InlineData("web-17 and app-eu-3", "••• and •••")]
    public void WithoutAddresses_Address_IsDots(string text, string safe) => Assert.Equal(safe, PressViews.WithoutAddresses(text));

    [Theory]
    [InlineData("Response time, p95")]
    [InlineData("3.5 s at 14:05:09")]
    [InlineData("T-00:10:00")]
    [InlineData("예약 1,204건, 99.9 %")]
    [InlineData("Queue: people waiting")]
    public void WithoutAddresses_OtherText_Stays(string text) => Assert.Equal(text, PressViews.WithoutAddresses(text));
}
