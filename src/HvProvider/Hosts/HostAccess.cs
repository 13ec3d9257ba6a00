using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Files;
using HvProvider.Hosts.Locality;

namespace HvProvider.Hosts;

/// <summary>Access to a host.</summary>
/// <param name="Commands">Runs read-only commands.</param>
/// <param name="Files">Reads configuration files.</param>
/// <param name="Processes">The processes of this machine, to check whether it is the hypervisor's host.</param>
internal sealed record HostAccess(IHostCommands Commands, IHostFiles Files, IProcesses Processes)
{
    /// <summary>This machine.</summary>
    public static HostAccess Local { get; } = new(new LocalCommands(), new LocalFiles(), new LocalProcesses());
}
