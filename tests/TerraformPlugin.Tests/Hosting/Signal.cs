using System.Runtime.InteropServices;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Sends signals to processes that a test started.</summary>
internal static class Signal
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int Terminate = 15;

    public static void Send(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
