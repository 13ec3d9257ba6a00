namespace HvProvider.Hosts.Commands;

/// <summary>
/// Runs read-only commands on the hypervisor's host: in the C locale, with <c>/usr/sbin</c> and <c>/sbin</c> on the path, without
/// standard input.
/// </summary>
internal interface IHostCommands
{
    /// <summary>Runs a command to completion. A failing program is a result, not an exception.</summary>
    Task<CommandAnswer> RunAsync(HostCommand command, CancellationToken cancellationToken);
}
