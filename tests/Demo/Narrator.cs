using System.Diagnostics;

namespace Demo;

/// <summary>Says what is done while it is done; what takes long shows that it goes on.</summary>
internal static class Narrator
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    public static void Say(string text) => Console.WriteLine($"\n>> {text}");

    /// <summary>Does something that takes a while: a line that counts the seconds on a terminal, and how long it took at the end.</summary>
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
