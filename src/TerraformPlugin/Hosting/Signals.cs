using System.Runtime.InteropServices;

namespace TerraformPlugin.Hosting;

/// <summary>
/// Handles signals that the whole process group receives, such as Ctrl-C in a terminal. A plugin that such a signal kills during
/// an apply loses the object that it is creating. The signals therefore do not end the process: Terraform receives them as well
/// and decides.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="onSignal">Called for each signal instead of ending the process.</param>
    public Signals(Action<PosixSignal> onSignal)
    {
        _registrations = Array.ConvertAll(
            [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP],
            signal => PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                onSignal(context.Signal);
            }));
    }

    public void Dispose() => Array.ForEach(_registrations, registration => registration.Dispose());
}
