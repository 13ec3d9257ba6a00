using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;
using Declared = HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Tests.Sites;

/// <summary>
/// The words of a plan on the hosts of real sites, for an untagged NIC, one with <c>vlan = 30</c> and a trunk. HV_SITES_WRITE=1 rewrites
/// the files.
/// </summary>
public sealed class SitePlanTests
{
    private const string Network =
        "<network><name>ovs</name><forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/></network>";

    private static readonly (string Title, Action<TfObject> Set)[] Nics =
    [
        ("untagged", static _ => { }),
        ("vlan = 30", static config => config.Set(Vlan, 30)),
        ("trunk = { tags = [\"30\", \"40\"] }", static config => config.Set(Trunk, new Tf<TfObject>(Attachment.Trunk(["30", "40"])))),
    ];

    /// <summary>The names of the cases.</summary>
    public static TheoryData<string> Cases => [.. SiteCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_plan_on_a_site_reports_exactly_these_findings(string name)
    {
        var file = Path.Combine(SiteHost.Folder, "..", "Plans", name + ".txt");
        var text = await PlanAsync(SiteCase.All[name]);
        if (Environment.GetEnvironmentVariable("HV_SITES_WRITE") == "1")
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), text);
    }

    private static async Task<string> PlanAsync(SiteCase site)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Options.LibraryVersion = site.Version;
        fake.AddGuest();
        fake.Host.AddNetwork(Network);
        var text = "";
        foreach (var (title, set) in Nics)
        {
            var workspace = new Workspace(fake) { Host = SiteHost.Of(site.Site, site.Taps).Access };
            if (site.Uplinks is not null)
            {
                workspace.NameBridge("br0", site.Uplinks);
            }

            workspace.Config["a"] = Attachment.Of(config =>
            {
                config.Set(Bridge, TfValue(site.Bridge));
                config.Set(Declared.Network, TfValue(site.Bridge is null ? "ovs" : null));
                set(config);
            });
            var source = site.Bridge is null ? "network = \"ovs\"" : $"bridge = \"{site.Bridge}\"";
            text += $"# {source}, {title}\n{Describe((await workspace.PlanAsync()).Messages)}\n";
        }

        return text;
    }

    private static Tf<string> TfValue(string? text) => text is null ? Tf<string>.Null : text;

    private static string Describe(Messages messages) => messages.All.Count == 0 ? "No findings.\n" : string.Concat(
        messages.All.Select(static message =>
            $"{(message.IsError ? "Error" : "Warning")} at {message.Path}: {message.Summary}\n{message.Detail}\n"));
}
