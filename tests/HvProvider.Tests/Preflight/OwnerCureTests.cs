using HvProvider.Preflight;
using HvProvider.Tests.Docs;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Hosts.Owners;

namespace HvProvider.Tests.Preflight;

/// <summary>
/// The fix in each finding is that of the tool that configures the bridge. HV_CURES_WRITE=1 rewrites the files.
/// </summary>
public sealed class OwnerCureTests
{
    /// <summary>The tools that may configure a bridge.</summary>
    public static TheoryData<string> Tools => [.. OwnedHosts.All];

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Every_finding_shows_the_fix_of_the_tool_that_configures_the_bridge(string tool)
    {
        var file = Path.Combine(
            CommittedDocs.Repository.Root, "tests", "HvProvider.Tests", "Preflight", "Cures", tool.Replace(' ', '-') + ".txt");
        if (Environment.GetEnvironmentVariable("HV_CURES_WRITE") == "1")
        {
            await File.WriteAllTextAsync(file, await TextAsync(tool), TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), await TextAsync(tool));
    }

    private static async Task<string> TextAsync(string tool)
    {
        var flat = OwnedHosts.Of(tool);
        flat.Change(RecordedHost.ShowLinks, "\"vlan_filtering\":1", "\"vlan_filtering\":0");
        (RecordedHost Host, string Vlans)[] cases =
        [
            (flat, "30"),
            (OwnedHosts.Of(tool, "trixie-default-pvid-20"), "30"),
            (OwnedHosts.Of(tool), "50,51"),
            (OwnedHosts.Of(tool), ""),
            (OwnedHosts.Of(tool, "trixie-default-pvid-none"), ""),
            (OwnedHosts.Of(tool, "bookworm-site"), "1"),
        ];
        var findings = new List<Finding>();
        foreach (var (host, vlans) in cases)
        {
            findings.AddRange(ConnectionChecks.Find(await Plans.ConnectAsync(host, vlans)));
        }

        Assert.Equal(cases.Length, findings.Count);
        return string.Concat(findings.Select(static finding => $"{finding.Summary}\n{finding.Detail}\n\n"));
    }
}
