using System.Globalization;
using System.Text;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Tests.Messages;

public sealed class AllocationTests
{
    private const long Second = 1_764_000_000;

    private static readonly Func<int, long, string>[] Items =
    [
        (i, second) => $$"""{"name":"checkout.tps","value":{{i * 1.25}},"time":{{second}}123,"labels":{"host":"web-{{i}}","site":"a"},"unit":"1/s","kind":"counter","simulated":true}""",
        (i, second) => $$"""{"labels":{"도시":"서울 한강 हिन्दी {{i}}","b\u0041":"\ud83d\ude00"},"value":{{i}},"time":"{{Rfc3339(second)}}"}""",
        (i, second) => $$"""{"name":"elapsed","labels":{"host":"{{i}}"},"time":{{second}}000,"durations":[1,2,300.5,9000],"errors":[30000]}""",
        (i, second) => $$"""{"name":"counted","labels":{"host":"{{i}}"},"histogram":{"bounds":[100,500],"counts":[4,0,1]},"more":{"x":[1]} }""",
    ];

    private readonly SeriesStore store = new(new SeriesLimits());
    private readonly MessageReader reader;

    public AllocationTests() => reader = new MessageReader(store, new EventStore());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ReadMetric_JsonOfKnownSeries_AllocatesNothing(int form) =>
        AllocatesNothing(second => $"[{string.Join(',', Enumerable.Range(0, 20).Select(i => Items[form](i, second)))}]", 20);

    [Fact]
    public void ReadMetric_LinesOfKnownSeries_AllocateNothing() =>
        AllocatesNothing(
            second => string.Join('\n', Enumerable.Range(0, 20).Select(i => $"check\\ out,site=서울,host=web-{i} tps={i},errors={i}i,ok=t {second}000000000")),
            60);

    [Fact]
    public void ReadMetric_NumberOfAKnownSeries_AllocatesNothing() => AllocatesNothing(second => $"{second}", 1);

    [Fact]
    public void ReadMetric_RefusedItems_AllocateNothing() =>
        AllocatesNothing(
            second => $$"""[{"name":"a","value":"x"},{"value":1,"time":{{second}}},7,{"value":NaN},{"name":"a\u0007b","value":1},{"durations":[-1]}]""",
            0);

    private static string Rfc3339(long second) =>
        DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private void AllocatesNothing(Func<long, string> message, int samples)
    {
        // An hour, so that no ring grows any more; then a minute that counts.
        var messages = Enumerable.Range(0, 3720).Select(i => Encoding.UTF8.GetBytes(message(Second + i))).ToArray();
        Assert.All(Enumerable.Range(0, 3660), i => Read(messages, i, samples));
        int taken = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 3660; i < 3720; i++)
        {
            taken += Read(messages, i);
        }

        Assert.Equal((0, 60 * samples), (GC.GetAllocatedBytesForCurrentThread() - before, taken));
    }

    private void Read(byte[][] messages, int i, int samples) => Assert.Equal(samples, Read(messages, i));

    private int Read(byte[][] messages, int i) => reader.ReadMetric("metrics:x", "x", messages[i], ((Second + i) * 1000) + 200).Accepted;
}
