namespace Flexboard.Console;

public partial class Home
{
    private int _count;
}
