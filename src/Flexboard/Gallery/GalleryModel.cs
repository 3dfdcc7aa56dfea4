using System.Collections.Immutable;

namespace Flexboard.Gallery;

/// <summary>
/// The figures of a gallery: a function of the second and of nothing else, so that its past and its present fit.
/// </summary>
/// <param name="data">Which figures.</param>
internal sealed class GalleryModel(GalleryData data)
{
    private static readonly ImmutableArray<string> Shops =
        ["web-01", "web-02", "app-01", "app-02", "db-01", .. Enumerable.Range(6, 15).Select(i => $"host-{i:00}")];

    private static readonly ImmutableArray<string> Goods =
    [
        "Concerts", "뮤지컬", "スポーツ", "Exhibitions", "어린이 공연", "演劇", .. Enumerable.Range(7, 14).Select(i => $"Category {i}"),
    ];

    private static readonly ImmutableArray<string> Countries =
    [
        "KR", "JP", "US", "CN", "IN", "ID", "TH", "VN", "PH", "MY", "SG", "AU", "NZ", "DE", "FR", "GB", "IT", "ES", "PL", "SE", "NO", "FI",
        "TR", "SA", "AE", "EG", "NG", "ZA", "KE", "BR", "AR", "CL", "MX", "CA", "CO", "PE", "KZ", "UA", "PK", "BD",
    ];

    private static readonly ImmutableArray<string> Provinces =
        ["11", "26", "27", "28", "29", "30", "31", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50"];

    /// <summary>Names that nobody would choose: as long as they may be, and trying to be more than text.</summary>
    private static readonly ImmutableArray<string> Hostile =
    [
        "<img src=x onerror=alert(1)>", new('W', 200), "</script><script>alert(2)</script>", "서울특별시 예약 접수 처리 서버 제일 긴 이름",
        "チケット予約受付処理サーバー一番長い名前",
    ];

    /// <summary>Names of hosts.</summary>
    public IReadOnlyList<string> Hosts { get; } = Named(Shops, data == GalleryData.Series ? 20 : 5, data);

    /// <summary>Names of agents.</summary>
    public IReadOnlyList<string> Agents { get; } =
        [.. Enumerable.Range(1, data == GalleryData.Agents ? 500 : 64).Select(i => $"agent-{i:000}")];

    /// <summary>Names of categories.</summary>
    public IReadOnlyList<string> Categories { get; } = Named(Goods, data == GalleryData.Series ? 20 : 6, data);

    /// <summary>Names of services.</summary>
    public IReadOnlyList<string> Services { get; } =
        Named(["Login", "결제", "予約", "Search", "Seats", "Mail", .. Enumerable.Range(7, 14).Select(i => $"Service {i}")], data == GalleryData.Series ? 20 : 6, data);

    /// <summary>Codes of regions: provinces, prefectures and countries.</summary>
    public IReadOnlyList<string> Regions { get; } =
        [.. Provinces.Select(code => "KR-" + code), .. Enumerable.Range(1, 47).Select(i => $"JP-{i:00}"), .. Countries];

    /// <summary>Whether anything is published at all.</summary>
    public bool IsEmpty => data == GalleryData.None;

    /// <summary>A figure as this gallery has it.</summary>
    /// <param name="usual">What it would be on a good day.</param>
    public double Figure(double usual) => data switch
    {
        GalleryData.Zero => 0,
        GalleryData.Negative => -usual,
        GalleryData.Huge => usual * 3e9,
        _ => usual,
    };

    /// <summary>A title as this gallery has it.</summary>
    public string Titled(string usual) => data == GalleryData.Huge ? $"{usual} {Hostile[1]}{Hostile[2]}"[..200] : usual;

    /// <summary>A curve around a middle: slow waves, and a little that nobody can foretell.</summary>
    /// <param name="second">Unix seconds.</param>
    /// <param name="which">Each number is another curve.</param>
    /// <param name="middle">What it is around.</param>
    /// <param name="swing">How far it goes.</param>
    public double Curve(long second, int which, double middle, double swing)
    {
        double slow = Math.Sin((second + (which * 977)) / (140.0 + (which % 7 * 23)));
        double quick = Math.Sin((second + (which * 311)) / (17.0 + (which % 5 * 3)));
        double noise = (Hash(second, which) % 1000 / 1000.0) - 0.5;
        return Figure(middle + (swing * ((0.7 * slow) + (0.2 * quick) + (0.2 * noise))));
    }

    /// <summary>Elapsed times of the transactions that ended in a second, ms.</summary>
    public void Elapsed(long second, List<double> normal, List<double> failed)
    {
        normal.Clear();
        failed.Clear();
        if (data is GalleryData.Zero or GalleryData.Negative)
        {
            return;
        }

        int count = data == GalleryData.Huge ? 200 : 30;
        for (int i = 0; i < count; i++)
        {
            double drawn = (Hash(second, i) % 10_000 + 1) / 10_001.0;

            // Most are quick, a few are not: -ln of an even draw falls off as answer times do.
            double elapsed = 180 + (-Math.Log(drawn) * (900 + (600 * Math.Sin(second / 90.0))));
            (Hash(second, i + 5000) % 40 == 0 ? failed : normal).Add(data == GalleryData.Huge ? elapsed * 1e4 : elapsed);
        }
    }

    private static uint Hash(long second, int which)
    {
        ulong x = ((ulong)second * 0x9E3779B97F4A7C15) ^ ((ulong)which * 0xC2B2AE3D27D4EB4F);
        x ^= x >> 29;
        x *= 0xBF58476D1CE4E5B9;
        x ^= x >> 32;
        return (uint)x;
    }

    private static IReadOnlyList<string> Named(ImmutableArray<string> names, int count, GalleryData data) => data == GalleryData.Huge
        ? [.. Hostile.Take(count), .. names.Take(Math.Max(0, count - Hostile.Length))]
        : [.. names.Take(count)];
}
