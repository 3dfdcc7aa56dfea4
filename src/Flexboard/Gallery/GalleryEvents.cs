using System.Text.Json;

namespace Flexboard.Gallery;

/// <summary>What is reported in a gallery: faults that come and go, planned works, lines of operators.</summary>
internal static class GalleryEvents
{
    private sealed record Given(
        int At, string Id, string Title, string Severity = "info", string State = "open", string Source = "gallery",
        int? From = null, int? Until = null, string? Text = null, params string[] Acknowledged);

    /// <summary>Seconds are counted from the moment at which the gallery began.</summary>
    private static readonly Given[] All =
    [
        new(-800, "deploy", "Release 4.2 live on all nodes", Text: "web-01 to web-08"),
        new(-640, "cdn", "CDN answers slowly", "warning", Source: "edge"),
        new(-420, "cdn", "CDN answers slowly", "warning", "resolved", Source: "edge"),
        new(-300, "db", "데이터베이스 연결 부족", "critical", Source: "db-01", Text: "480 of 500 in use"),
        new(-200, "login", "ログインが遅延しています", "warning", Source: "auth"),
        new(-120, "mail", "Mail queue is growing", "warning", Source: "mail"),
        new(-70, "mail", "Mail queue is growing", "warning", "resolved", Source: "mail"),
        new(-65, "seat", "Seat map cannot be loaded", "critical", Source: "app-02"),
        new(-180, "login", "ログインが遅延しています", "warning", Source: "auth", Acknowledged: ["Kim"]),
        new(-640, "s-1", "Goal: ten times the usual reservations", Source: "status", Acknowledged: ["서울 상황실", "東京", "Ops"]),
        new(-240, "s-2", "모든 상황실 인원 배치 완료", Source: "status", Until: 3600, Acknowledged: ["서울 상황실"]),
        new(-30, "s-3", "10:00 にオープンします", Source: "status", Until: 900),
        new(-640, "work-1", "Database upgrade 점검", Source: "plan", From: -500, Until: 1800, Text: "read only"),
        new(-640, "work-2", "ネットワーク保守", Source: "plan", From: 7200, Until: 12600),
        new(-640, "work-3", "Load test", Source: "plan", From: 90_000, Until: 97_200),
        new(-640, "work-0", "Certificate renewal", Source: "plan", From: -860, Until: -660),
    ];

    /// <summary>The messages of a second.</summary>
    /// <param name="since">Seconds since the gallery began; negative before.</param>
    /// <param name="begun">When that was, Unix seconds.</param>
    /// <param name="model">Whose titles they have.</param>
    public static IEnumerable<string> Of(long since, long begun, GalleryModel model)
    {
        foreach (var one in All)
        {
            if (one.At == since)
            {
                yield return JsonSerializer.Serialize(new Dictionary<string, object?>
                {
                    ["id"] = one.Id,
                    ["title"] = model.Titled(one.Title),
                    ["text"] = one.Text ?? "",
                    ["source"] = one.Source,
                    ["severity"] = one.Severity,
                    ["state"] = one.State,
                    ["time"] = (begun + one.At) * 1000,
                    ["from"] = (begun + one.From) * 1000,
                    ["until"] = (begun + one.Until) * 1000,
                    ["labels"] = one.Source == "status" ? new { by = "Lee" } : null,
                    ["simulated"] = true,
                }.Where(member => member.Value is not null).ToDictionary());
                foreach (string by in one.Acknowledged)
                {
                    yield return JsonSerializer.Serialize(new { id = one.Id, acknowledged = new { by = model.Titled(by) } });
                }
            }
        }
    }
}
