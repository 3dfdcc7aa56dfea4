namespace Flexboard.Live;

/// <summary>What a page is to show, until it is to show something else.</summary>
/// <param name="view">The view.</param>
internal sealed class PageTurn(ViewKey view)
{
    private readonly List<Viewer> viewers = [];
    private bool over;

    /// <summary>The view.</summary>
    public ViewKey View => view;

    /// <summary>A viewer of the view: it leaves when the turn is over, at once if it is already.</summary>
    public void Add(Viewer viewer)
    {
        lock (viewers)
        {
            if (!over)
            {
                viewers.Add(viewer);
                return;
            }
        }

        viewer.Leave();
    }

    /// <summary>A viewer that has left.</summary>
    public void Remove(Viewer viewer)
    {
        lock (viewers)
        {
            viewers.Remove(viewer);
        }
    }

    /// <summary>Another turn has come.</summary>
    public void End()
    {
        lock (viewers)
        {
            over = true;
            viewers.ForEach(one => one.Leave());
        }
    }
}

/// <summary>One stream of a page that is open. A page has two while it changes its connection.</summary>
internal sealed class PageStream : IDisposable
{
    private readonly OpenPages pages;

    internal PageStream(OpenPages pages, string page, string connection) =>
        (this.pages, Page, Connection) = (pages, page, connection);

    /// <summary>Id of its page.</summary>
    public string Page { get; }

    /// <summary>Id of its SignalR connection.</summary>
    public string Connection { get; }

    /// <summary>What it is to show now.</summary>
    public PageTurn Turn => pages.TurnOf(Page);

    /// <summary>The draft that it was to show is gone.</summary>
    public void EndTry() => pages.EndTry(Page);

    /// <inheritdoc/>
    public void Dispose() => pages.Leave(this);
}
