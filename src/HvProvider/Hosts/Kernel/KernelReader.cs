using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Text;
using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>Reads links and bridges of the kernel with iproute2.</summary>
internal sealed class KernelReader(IHostCommands commands)
{
    private static readonly HostCommand ShowLinks = new("ip", "-json", "-details", "address", "show");
    private static readonly HostCommand ShowVlans = new("bridge", "-json", "-compressvlans", "vlan", "show");
    private static readonly HostCommand ShowLearned = new("bridge", "-statistics", "-json", "fdb", "show");

    /// <summary>Reads all links and bridges.</summary>
    /// <exception cref="HostReadException">A command is missing or fails.</exception>
    public async Task<KernelView> ReadAsync(CancellationToken cancellationToken)
    {
        var links = commands.ReadAsync(ShowLinks, cancellationToken);
        var vlans = commands.ReadAsync(ShowVlans, cancellationToken);
        var learned = commands.RunAsync(ShowLearned, cancellationToken);
        await Task.WhenAll(links, vlans, learned);
        return KernelView.Of(
            LinkJson.Parse(await links, ShowLinks.ToString()),
            VlanJson.Parse(await vlans, ShowVlans.ToString()),
            ReadLearned(await learned));
    }

    /// <summary>Reads one link and its VLANs; null if it does not exist.</summary>
    /// <exception cref="HostReadException">A command is missing or fails.</exception>
    public async Task<HostPort?> ReadPortAsync(string name, CancellationToken cancellationToken)
    {
        var showLink = new HostCommand("ip", "-json", "-details", "link", "show", "dev", name);
        var answer = await commands.RunAsync(showLink, cancellationToken);
        if (answer is not CommandAnswer.Finished { IsSuccess: true, Output: var output })
        {
            // The exit code does not distinguish a missing link from other failures, and texts are not parsed. Listing all links
            // does.
            var all = await ReadAsync(cancellationToken);
            return all.FindPort(name);
        }

        var link = LinkJson.Parse(output, showLink.ToString()).FirstOrDefault(link => link.Name == name);
        if (link is null)
        {
            return null;
        }

        var showVlans = new HostCommand("bridge", "-json", "-compressvlans", "vlan", "show", "dev", name);
        var vlans = VlanJson.Parse(
            await commands.ReadAsync(showVlans, cancellationToken), showVlans.ToString());
        return new HostPort(link, vlans.GetValueOrDefault(name, PortVlans.None));
    }

    // A failure here, such as a table that is too long, must not hide the rest of the host.
    private static IReadOnlyList<LearnedMac> ReadLearned(CommandAnswer answer) =>
        answer is CommandAnswer.Finished { IsSuccess: true, Output: var output } ? FdbJson.Parse(output, ShowLearned.ToString()) : [];
}
