using Hypervisors;
using Hypervisors.Contents;

namespace Labs.Tests.Support;

/// <summary>What tests may leave in a lab: what its host holds, the VLANs of its bridge, and networkd's files.</summary>
internal sealed record LabContents(HostContents Host, IReadOnlySet<string> Settings)
{
    /// <summary>Reads what the lab has now.</summary>
    public static async Task<LabContents> ReadAsync(Lab lab, CancellationToken cancellationToken)
    {
        var host = await HostContents.ReadAsync(lab, cancellationToken);
        var vlans = await lab.ReadVlansAsync(cancellationToken);
        var files = await lab.RunAsync(["sh", "-c", "cd /etc/systemd/network && cksum *"], cancellationToken);
        return new LabContents(host, new HashSet<string>(
        [
            $"VLANs of {Lab.Bridge}: {vlans[Lab.Bridge]}",
            $"VLANs of {Lab.Uplink}: {vlans[Lab.Uplink]}",
            .. files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(file => $"file: {file}"),
        ]));
    }

    /// <summary>What has come and what is missing since then; nothing where both are the same.</summary>
    public IReadOnlyList<string> DifferencesTo(LabContents earlier) =>
    [
        .. Host.DifferencesTo(earlier.Host),
        .. Settings.Except(earlier.Settings).Select(setting => $"left behind: {setting}"),
        .. earlier.Settings.Except(Settings).Select(setting => $"missing: {setting}"),
    ];
}
