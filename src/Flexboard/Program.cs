using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.Boards.Page;
using Flexboard.Console;
using Flexboard.Designer;
using Flexboard.Feeds;
using Flexboard.Gallery;
using Flexboard.Images;
using Flexboard.Legibility;
using Flexboard.Links;
using Flexboard.Live;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Photographs;
using Flexboard.Room;
using Flexboard.Screens;
using Flexboard.Stills;
using Flexboard.Storage;
using Flexboard.Walls;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    // appsettings.json lies beside the program in a build output and in a published folder alike; the working
    // directory may be anything. Boards and data have a home of their own: see Places.
    ContentRootPath = AppContext.BaseDirectory,
});

// Without this, only the Development environment finds files that a build leaves where they are: wwwroot and the
// packages' _content. A published folder has them all in its own wwwroot, and then this does nothing.
builder.WebHost.UseStaticWebAssets();

// In the Development environment it would map an address by itself, for files of any name, that states no rule.
builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
if (!builder.TryReadSettings(out var settings))
    return 1;

builder.ListenOnLoopback();

builder.Services.AddSingleton(settings);
builder.Services.AddAccess(settings);
builder.Services.AddPeople(settings);
builder.Services.AddAudit(settings);
builder.Services.AddFeeds(settings);
builder.Services.AddBoards(settings);
builder.Services.AddImages();
builder.Services.AddLegibility(settings);
builder.Services.AddHistory();
builder.Services.AddGallery();
builder.Services.AddDesigner();
builder.Services.AddLive();
builder.Services.AddLinks();
builder.Services.AddWalls(settings);
builder.Services.AddScreens(settings);
builder.Services.AddStills(settings);
builder.Services.AddPhotographs(settings);
builder.Services.AddOperations();
builder.Services.AddConsole();
builder.Services.AddResponseCompression(options => options.EnableForHttps = true);

var app = builder.Build();

app.UseAccess(settings);
app.UseResponseCompression();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseGate();
app.UseAntiforgery();
app.MapStaticAssets().OpenToAll("the same files for everybody, with nothing of anybody in them");
app.MapFeeds();
app.MapBoards();
app.MapImages();
app.MapLegibility();
app.MapLive();
app.MapBoardPages();
app.MapLinks();
app.MapWalls();
app.MapRoom();
app.MapScreens();
app.MapStills();
app.MapPhotographs();
app.MapDesigner();
app.MapGallery();
app.MapOperations();
app.MapPeople(settings);
app.MapAudit();
app.MapConsole();

app.Run();
return 0;
