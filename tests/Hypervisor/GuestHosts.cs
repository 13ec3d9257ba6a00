using Hypervisors.Guests;

namespace Hypervisors;

/// <summary>What can be done on every host that runs guests.</summary>
public static class GuestHosts
{
    /// <summary>Runs a command. A failure is an exception.</summary>
    public static async Task<string> RunAsync(
        this IGuestHost host, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        (await host.TryRunAsync(command, cancellationToken)).OrThrow().Output;

    /// <summary>Runs virsh. A failure is an exception.</summary>
    public static Task<string> VirshAsync(
        this IGuestHost host, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        host.RunAsync(["virsh", "--quiet", .. arguments], cancellationToken);

    /// <summary>Writes a file that commands on the host find under the returned path.</summary>
    public static async Task<string> WriteFileAsync(
        this IGuestHost host, string name, string content, CancellationToken cancellationToken)
    {
        var file = host.Shared.In(name);
        await File.WriteAllTextAsync(file.Outside, content, cancellationToken);
        return file.Inside;
    }

    /// <summary>Makes a guest known to libvirt, not running yet (a transient one is known from its start on).</summary>
    public static Task<Guest> DefineGuestAsync(
        this IGuestHost host, string name, GuestOptions options, CancellationToken cancellationToken) =>
        Guest.DefineAsync(host, name, options, cancellationToken);
}
