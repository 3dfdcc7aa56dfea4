namespace Flexboard.Core.Messages;

/// <summary>
/// U+FFFE and U+FFFF, which are no characters in any text (The Unicode Standard, 23.7). The framework's
/// <see cref="string.Normalize()"/> throws at U+FFFE: one name that held it took its whole message along, or in a board
/// file all boards.
/// </summary>
public static class Noncharacters
{
    /// <summary>Whether it is one of them.</summary>
    public static bool Is(char one) => one >= '\ufffe';

    /// <summary>Whether a text holds one of them.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\ufffe', '\uffff');
}
