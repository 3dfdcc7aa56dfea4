using Flexboard.Core.Series;
using Flexboard.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Flexboard.Tests.Storage;

public sealed class DurationCountsTests
{
    private static readonly Gen<uint[]> Counts = Gen.Frequency(
        (8, Gen.Constant(0u)), (2, Gen.Choose(1, 300).Select(n => (uint)n)), (1, Gen.Constant(uint.MaxValue / 512)))
        .ArrayOf(DurationBins.Count);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        Prop.ForAll(Counts.Zip(Counts).ToArbitrary(), counts =>
        {
            var column = DurationColumn.Of(5000, counts.Item1, counts.Item2, 123.5, 77);
            var bytes = new byte[DurationCounts.MaxBytes];
            var read = DurationCounts.Read(bytes.AsSpan(0, DurationCounts.Write(column, bytes)), 5000);
            Assert.Equal(column.Normal, read.Normal);
            Assert.Equal(column.Errors == 0 ? [] : column.Failed.ToArray(), read.Failed.ToArray());
            Assert.Equal((column.Start, column.Count, column.Errors, column.Sum, column.Max), (read.Start, read.Count, read.Errors, read.Sum, read.Max));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Write_FullestColumn_Fits()
    {
        uint[] all = [.. Enumerable.Repeat(uint.MaxValue, DurationBins.Count)];
        var bytes = new byte[DurationCounts.MaxBytes];
        Assert.True(DurationCounts.Write(DurationColumn.Of(0, all, all, 1, 1), bytes) <= bytes.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(30)]
    public void Read_CutOff_SaysSo(int length)
    {
        uint[] counts = [.. Enumerable.Repeat(1u, DurationBins.Count)];
        var bytes = new byte[DurationCounts.MaxBytes];
        DurationCounts.Write(DurationColumn.Of(0, counts, [], 1, 1), bytes);
        Assert.Throws<InvalidDataException>(() => DurationCounts.Read(bytes.AsSpan(0, length), 0));
    }
}
