using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Hypervisors.Commands;

/// <summary>The signals that tests send, with Linux's numbers.</summary>
public enum UnixSignal
{
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}

public static partial class UnixSignals
{
    /// <summary>Sends the signal to a process of this machine.</summary>
    public static void SendTo(this UnixSignal signal, int processId)
    {
        if (Kill(processId, (int)signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
