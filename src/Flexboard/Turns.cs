namespace Flexboard;

/// <summary>
/// Takes the turns of what goes on for as long as the app runs. One that fails costs itself: without this, an exception
/// in any background service would end the app, and every wall with it. One thread at a time.
/// </summary>
/// <param name="log">Told the first of a row of equal failures, and when they have ended.</param>
internal sealed class Turns(ILogger log)
{
    private string? told;
    private int failures;

    /// <summary>Takes a turn.</summary>
    public void Take(Action turn)
    {
        try
        {
            turn();
            NoteSuccess();
        }
        catch (Exception fault)
        {
            NoteFailure(fault);
        }
    }

    /// <summary>Takes a turn.</summary>
    /// <param name="turn">What is done.</param>
    /// <param name="stop">Once the app stops, failures are no longer held back.</param>
    /// <returns>Whether it went well.</returns>
    public async Task<bool> TakeAsync(Func<Task> turn, CancellationToken stop)
    {
        try
        {
            await turn();
            NoteSuccess();
            return true;
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            NoteFailure(fault);
            return false;
        }
    }

    private void NoteSuccess()
    {
        if (failures > 0)
        {
            log.LogInformation("It works again, after it failed {Count} times", failures);
            (told, failures) = (null, 0);
        }
    }

    private void NoteFailure(Exception fault)
    {
        failures++;
        // Not by the message: it often names what was read, and so differs each time.
        string place = $"{fault.GetType()}{fault.StackTrace}";
        if (place != told)
        {
            told = place;
            log.LogError(fault, "One turn failed; it goes on with the next");
        }
    }
}
