using Hypervisors.Commands;

namespace Hypervisors;

/// <summary>What has a libvirtd and runs guests: a <see cref="Hypervisor"/>, or a whole booted host.</summary>
public interface IGuestHost
{
    /// <summary>A folder that test and host both see. Guests write their consoles to its <c>guests</c>.</summary>
    SharedFolder Shared { get; }

    /// <summary>Runs a command on the host and returns its result.</summary>
    Task<CommandResult> TryRunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken);
}
