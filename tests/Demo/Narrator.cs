using System.Diagnostics;

namespace Demo;

/// <summary>Prints the steps of the demonstration, with the elapsed time of long steps.</summary>
internal static class Narrator
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static void Say(string text) => Console.WriteLine($"\n>> {text}");

    /// <summary>Runs a long step. A terminal shows the elapsed seconds; the total duration is printed at the end.</summary>
    public static async Task<T> DoAsync<T>(string what, Func<Task<T>> work)
    {
        Console.WriteLine();
        var watch = Stopwatch.StartNew();
        var task = work();
        using var timer = new PeriodicTimer(Tick);
        while (!Console.IsOutputRedirected && !task.IsCompleted)
        {
            Console.Write($"\r>> {what} … {watch.Elapsed.TotalSeconds:0} s");
            await Task.WhenAny(task, timer.WaitForNextTickAsync().AsTask());
        }

        var result = await task;
        Console.WriteLine($"{(Console.IsOutputRedirected ? "" : "\r")}>> {what}: {watch.Elapsed.TotalSeconds:0.0} s");
        return result;
    }
}
