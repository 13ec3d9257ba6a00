using System.Runtime.InteropServices;

namespace TerraformPlugin.Hosting;

/// <summary>
/// Signals that reach the whole process group, as Ctrl-C in a terminal does. A plugin that dies of one in the middle of
/// an apply loses the object it is creating, so none of them ends the process while Terraform is there: Terraform gets
/// the signal, too, and decides.
/// </summary>
internal sealed class Signals : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="onSignal">Called for each signal, instead of the end of the process.</param>
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
