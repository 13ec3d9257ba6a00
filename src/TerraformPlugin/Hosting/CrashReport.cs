using System.Text;
using TerraformPlugin.Logging;

namespace TerraformPlugin.Hosting;

/// <summary>
/// Makes a crash visible. Terraform shows a plugin's dying words only if they look like Go's: a line that starts with
/// <c>panic: </c> and the lines after it. Without them the user reads no more than "Plugin did not respond".
/// </summary>
internal static class CrashReport
{
    public static void Install()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) => Write(e.ExceptionObject, Console.OpenStandardError());
        TaskScheduler.UnobservedTaskException += (_, e) =>
        {
            // A forgotten task breaks nothing by itself; its failure still is a mistake to be seen.
            e.SetObserved();
            PluginLog.Error("A background task failed and nobody looked at it.", ("error", e.Exception));
        };
    }

    internal static void Write(object exception, Stream output)
    {
        var headline = exception is Exception e ? $"{e.GetType()}: {e.Message}" : exception.ToString();
        // The headline is one line; everything about inner exceptions and stacks follows below.
        var text = $"panic: {headline?.ReplaceLineEndings(" ")}\n\n{exception}\n";
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
