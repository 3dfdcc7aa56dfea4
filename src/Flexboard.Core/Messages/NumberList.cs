namespace Flexboard.Core.Messages;

/// <summary>A JSON array of numbers, in memory that is used again.</summary>
internal sealed class NumberList
{
    private double[] numbers = new double[64];
    private int count;

    /// <summary>What was read.</summary>
    public ReadOnlySpan<double> Numbers => numbers.AsSpan(0, count);

    /// <summary>Forgets what was read.</summary>
    public void Clear() => count = 0;

    /// <summary>Reads the next value; null counts as an empty array.</summary>
    public RejectReason Read(ref JsonCursor json)
    {
        count = 0;
        var token = json.Peek();
        if (token != JsonToken.Array)
        {
            json.Skip();
            return token == JsonToken.Null ? RejectReason.None : RejectReason.WrongType;
        }

        var fault = RejectReason.None;
        for (bool more = json.Enter((byte)']'); more; more = json.Next((byte)']'))
        {
            var item = json.Peek();
            if (item != JsonToken.Number)
            {
                json.Skip();
                fault = item == JsonToken.NotFinite ? RejectReason.NotFinite : RejectReason.WrongType;
                continue;
            }

            if (count == numbers.Length)
            {
                Array.Resize(ref numbers, count * 2);
            }

            numbers[count++] = json.Number();
        }

        return fault;
    }
}
