using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Live;

namespace Flexboard.Gallery;

/// <summary>
/// The galleries that are looked at: a scene begins when somebody asks for a board of it, and ends a little after the
/// last view of it has. There are as many as data and states make, and each holds five to fifteen megabytes. Safe from any
/// thread.
/// </summary>
/// <param name="boards">Reads the galleries' boards.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Told of a scene that cannot publish.</param>
public sealed class GalleryScenes(BoardReader boards, TimeProvider time, ILogger<GalleryScenes> log) : BackgroundService
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(GalleryData, GalleryState), GalleryScene> scenes = [];
    private readonly Lock gate = new();

    /// <summary>Scenes that are there now.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return scenes.Count;
            }
        }
    }

    /// <summary>Finds a board of the gallery and what feeds it.</summary>
    /// <param name="id">An id of <see cref="GalleryRequest"/>.</param>
    /// <returns>Null when it is no such id.</returns>
    public (Board Board, ViewStage Stage)? Find(string id)
    {
        if (GalleryRequest.Read(id) is not { } request)
        {
            return null;
        }

        lock (gate)
        {
            if (!scenes.TryGetValue((request.Data, request.State), out var scene))
            {
                scenes[(request.Data, request.State)] = scene = new GalleryScene(request.Data, request.State, time);
            }

            return (GalleryBoard.Of(request, boards), scene.Stage);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        End(TimeSpan.MinValue);
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(Publish);
        }
    }

    /// <summary>Publishes what is due in every scene, and ends those that nobody looks at.</summary>
    internal void Publish()
    {
        lock (gate)
        {
            End(Linger);
            foreach (var scene in scenes.Values)
            {
                scene.Publish();
            }
        }
    }

    private void End(TimeSpan idle)
    {
        foreach (var (key, scene) in scenes.Where(one => one.Value.Idle > idle).ToList())
        {
            scenes.Remove(key);
            scene.Dispose();
        }
    }
}
