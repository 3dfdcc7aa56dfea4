using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Live;

/// <summary>What feeds views.</summary>
/// <param name="Store">Where series are.</param>
/// <param name="Events">Where events are; guarded by the gate of <paramref name="Store"/>.</param>
/// <param name="Heard">When the feed was last heard, Unix ms; asked for every frame.</param>
/// <param name="History">What lies before the rings of <paramref name="Store"/>.</param>
/// <param name="Epoch">For how long its times can be compared.</param>
public sealed record ViewStage(SeriesStore Store, EventStore Events, Func<long> Heard, History History, Epoch Epoch);
