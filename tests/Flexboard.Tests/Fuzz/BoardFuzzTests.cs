using Flexboard.Boards;
using Flexboard.Widgets;

namespace Flexboard.Tests.Fuzz;

/// <summary>Whatever lies in a board's file: it is read or told what is wrong, and what was read is written and read as the same.</summary>
public sealed class BoardFuzzTests
{
    private readonly BoardReader reader = new(WidgetKinds.All);

    [Fact]
    public void Fuzz_BoardFiles_ReadOrTold() =>
        Fuzzing.Run(Corpus.Boards, "tests/corpus/boards", ("", ".json"), 600, file =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var reading = reader.Read("b", file);
            long cost = GC.GetAllocatedBytesForCurrentThread() - before;
            BoardReader.IdIn(file);
            return cost > (4 << 20) + 2000L * file.Length ? $"{cost} bytes for a file of {file.Length}"
                : reading.Board is null && reading.Faults.IsEmpty ? "neither a board nor a fault"
                : reading.Faults.FirstOrDefault(fault => !fault.Path.StartsWith('$') || fault.Reason.Length == 0) is { } bare ? $"a fault without a path or a reason: {bare}"
                : Again(reading);
        });

    private string? Again(BoardReading reading)
    {
        if (reading.Board is not { } board)
        {
            return null;
        }

        byte[] written = BoardWriter.Write(board, reader.SchemaVersion);
        var again = reader.Read("b", written);
        return again.Board is null ? $"what is written is not read: {again.Faults[0]}"
            : !again.Faults.SequenceEqual(reading.Faults) ? $"other faults when it is written: {string.Join("; ", reading.Faults.Except(again.Faults).Concat(again.Faults.Except(reading.Faults)).Take(4))}"
            : !BoardWriter.Write(again.Board, reader.SchemaVersion).AsSpan().SequenceEqual(written) ? "it is written in another way the second time"
            : null;
    }
}
