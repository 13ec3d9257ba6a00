using System.Text.Json.Nodes;
using HvProvider.Tests.Docs;
using HvProvider.Tests.Hosts;

namespace HvProvider.Tests.Sites;

/// <summary>
/// A host with the network of a real site: what its commands print, and its files. The kernel's part was recorded with dummy devices in
/// place of the hardware NICs.
/// </summary>
internal static class SiteHost
{
    private const string Template = "vnet0";

    /// <summary>The host of a site.</summary>
    /// <param name="site">The folder of the recording.</param>
    /// <param name="taps">The number of taps like the recorded one; 0 for only the recorded ones.</param>
    public static RecordedHost Of(string site, int taps = 0)
    {
        var folder = Path.Combine(Folder, site);
        var host = new RecordedHost();
        Answer(RecordedHost.ShowLinks, "address.json");
        Answer(RecordedHost.ShowVlans, "vlan.json");
        Answer(RecordedHost.ShowLearned, "fdb.json");
        Answer(RecordedHost.ShowVersion, "version.txt");
        Answer(RecordedHost.ShowState, "state.txt");
        Answer(RecordedHost.ListNetworkd, "networkctl.json");
        var files = Path.Combine(folder, "files");
        if (Directory.Exists(files))
        {
            foreach (var file in Directory.GetFiles(files, "*", SearchOption.AllDirectories))
            {
                host.Write("/" + Path.GetRelativePath(files, file), File.ReadAllText(file));
            }
        }

        if (File.Exists(Path.Combine(folder, "libvirtd.txt")))
        {
            host.Processes[Environment.ProcessId] = (File.ReadAllText(Path.Combine(folder, "libvirtd.txt")).Trim(), 1);
        }

        return host;

        void Answer(string command, string name)
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file))
            {
                host.Answers[command] = RecordedHost.Printed(
                    taps > 0 && name is "address.json" or "vlan.json" ? Multiply(File.ReadAllText(file), taps) : File.ReadAllText(file));
            }
        }
    }

    /// <summary>The folder of the recordings and their golden files.</summary>
    public static string Folder => Path.Combine(CommittedDocs.Repository.Root, "tests", "HvProvider.Tests", "Sites", "Recordings");

    private static string Multiply(string json, int taps)
    {
        var ports = JsonNode.Parse(json)!.AsArray();
        var template = ports.Single(port => port!["ifname"]!.GetValue<string>() == Template)!;
        for (var i = 1; i < taps; i++)
        {
            var port = template.DeepClone();
            port["ifname"] = $"vnet{i}";
            if (port["ifindex"] is { } index)
            {
                port["ifindex"] = index.GetValue<int>() + i;
            }

            ports.Add(port);
        }

        return ports.ToJsonString();
    }
}
