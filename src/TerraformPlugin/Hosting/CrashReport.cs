using System.Text;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Hosting;

/// <summary>
/// Reports a crash to the user. Terraform shows the last output of a plugin only in Go's format: a line that starts with
/// <c>panic: </c> and the lines after it. Without it the user sees only "Plugin did not respond".
/// </summary>
internal static class CrashReport
{
    public static void Install()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Write(e.ExceptionObject, Console.OpenStandardError());
        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            // An unobserved exception does not affect the process, but it is a bug and must be logged.
            e.SetObserved();
            PluginLog.Error("Unobserved exception in a background task.", ("error", e.Exception));
        };
    }

    internal static void Write(object exception, Stream output)
    {
        var headline = exception is Exception e ? $"{e.GetType()}: {e.Message}" : exception.ToString();
        // The headline is one line; inner exceptions and stack traces follow.
        var text = $"panic: {headline?.ReplaceLineEndings(" ")}\n\n{exception}\n";
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
