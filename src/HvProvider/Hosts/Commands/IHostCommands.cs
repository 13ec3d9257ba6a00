namespace HvProvider.Hosts.Commands;

/// <summary>
/// Runs reading commands on the host of the hypervisor: in the C locale, with <c>/usr/sbin</c> and <c>/sbin</c> on the path,
/// without standard input.
/// </summary>
internal interface IHostCommands
{
    /// <summary>Runs a command to its end. A program that fails is an answer, no exception.</summary>
    Task<CommandAnswer> RunAsync(HostCommand command, CancellationToken cancellationToken);
}
