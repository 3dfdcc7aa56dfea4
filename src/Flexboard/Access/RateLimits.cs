using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Flexboard.Feeds;
using Flexboard.Links;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Access;

/// <summary>
/// How often one may ask, by address, by key and by link. Limits are far above what a room full of walls asks that comes back at
/// once, and hold only where others than whoever sits at this machine reach the app.
/// </summary>
public static class RateLimits
{
    /// <summary>Requests that one address may make at once; and a second from then on.</summary>
    internal const int AddressBurst = 4000, AddressRate = 400;

    /// <summary>Messages that one key may send at once; and a second from then on.</summary>
    internal const int KeyBurst = 2000, KeyRate = 500;

    /// <summary>
    /// Requests that all who have one link may make at once; and a second from then on. Each of 5,000 viewers who open it
    /// at the same moment asks four times: for the page, with the PIN, for the page again, and for its history.
    /// </summary>
    internal const int LinkBurst = 20_000, LinkRate = 500;

    /// <summary>Requests of what takes long that one address may make at once; and a minute from then on.</summary>
    internal const int LongBurst = 10, LongRate = 10;

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(1);
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            await ErrorPage.WriteAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "error.often");
        };
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, AddressOf(context), AddressBurst, AddressRate)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, KeyOf(context), KeyBurst, KeyRate)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, LinkOf(context), LinkBurst, LinkRate)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, context.TakesLong() ? AddressOf(context) : null, LongBurst, 1, 60 / LongRate)));
    });

    private static RateLimitPartition<string> Limit(HttpContext context, string? of, int burst, int rate, int seconds = 1) =>
        of is null || context.RequestServices.GetRequiredService<Door>().IsOpen
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(of, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = rate,
                ReplenishmentPeriod = TimeSpan.FromSeconds(seconds),
                AutoReplenishment = true,
            });

    /// <summary>From where somebody asks, as far as one machine can be told from another: who has one IPv6 address has all of its network.</summary>
    internal static string? AddressOf(HttpContext context) => NetworkOf(context.Connection.RemoteIpAddress)?.ToString();

    /// <summary>The same of an address.</summary>
    internal static IPAddress? NetworkOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        }

        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    /// <remarks>However it is written: one key has one limit. One that is none is counted by its address alone.</remarks>
    private static string? KeyOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api/ingest")
            ? context.RequestServices.GetRequiredService<IngestKeys>().Peek(context.Request.Headers[HeaderNames.Authorization].ToString())?.Id
            : null;

    /// <remarks>
    /// Of a link that shows its board now alone: guesses fill no memory, and all other addresses answer in the same way
    /// however often they are asked.
    /// </remarks>
    private static string? LinkOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/s") && context.GetRouteValue("token") is string token
            && context.RequestServices.GetRequiredService<LinkStore>().Find(token) is { } link && context.RequestServices.GetRequiredService<LinkViews>().Find(link) is not null
            ? link.Id
            : null;
}
