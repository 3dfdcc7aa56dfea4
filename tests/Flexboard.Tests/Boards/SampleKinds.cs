using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Tests.Boards;

/// <summary>Kinds that exist for tests alone: what boards do with kinds does not depend on which there are.</summary>
internal static class SampleKinds
{
    public static BoardReader Reader { get; } = new([new DialKind(), new LampsKind(), new MeterKind()]);

    public sealed record DialOptions : ICheckedOptions
    {
        public double Goal { get; init; } = 1;

        public IReadOnlyList<double> Steps { get; init; } = [];

        public DialLook Look { get; init; }

        public IEnumerable<OptionProblem> Check()
        {
            for (int i = 0; i < Steps.Count; i++)
            {
                if (Steps[i] < 0)
                {
                    yield return new OptionProblem($"$.steps[{i}]", "is below 0");
                }
            }
        }
    }

    public enum DialLook
    {
        Round,
        Flat,
    }

    public sealed class DialKind : WidgetKind<DialOptions>
    {
        public override string Name => "dial";

        public override IReadOnlyList<string> Samples => [];

        public override bool NeedsData => false;

        public override WidgetComposer CreateComposer(WidgetSources sources) => new NoComposer(sources);
    }

    public sealed class MeterKind : WidgetKind<LampsOptions>
    {
        public override string Name => "meter";

        public override IReadOnlyList<string> Samples => [];

        public override WidgetComposer CreateComposer(WidgetSources sources) => new NoComposer(sources);
    }

    public sealed record LampsOptions;

    public sealed class LampsKind : WidgetKind<LampsOptions>
    {
        public override string Name => "lamps";

        public override IReadOnlyList<string> Samples => [];

        public override IReadOnlyList<Binding> DefaultData => [new Binding { Series = new SeriesSelector("status") }];

        public override WidgetComposer CreateComposer(WidgetSources sources) => new NoComposer(sources);
    }

    private sealed class NoComposer(WidgetSources sources) : WidgetComposer(sources)
    {
        public override void Write(Utf8JsonWriter writer, long now)
        {
        }
    }
}
