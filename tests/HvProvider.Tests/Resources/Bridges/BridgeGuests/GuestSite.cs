using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.Bridges.Model.BridgeSchema;

namespace HvProvider.Tests.Resources.Bridges.BridgeGuests;

/// <summary>The network <c>site</c> of an hv_bridge resource, with guests that are not managed by Terraform.</summary>
internal sealed class GuestSite : IAsyncDisposable
{
    private GuestSite(FakeLibvirtd fake)
    {
        Fake = fake;
        Host = new TapHost(fake);
        Workspace = new Workspace(fake) { Host = Host.Access };
    }

    public FakeLibvirtd Fake { get; }

    public TapHost Host { get; }

    public Workspace Workspace { get; }

    public FakeNetwork Network => Fake.Network();

    /// <summary>The port groups <c>web</c> (VLAN 30), <c>db</c> (VLAN 40) and <c>any</c> (VLAN 20, the default one).</summary>
    public static async Task<GuestSite> StartAsync(bool resyncs = false)
    {
        var site = new GuestSite(await FakeLibvirtd.StartAsync());
        await site.ApplyAsync(Config(resyncs));
        return site;
    }

    public static TfObject Config(
        bool resyncs, string web = "30", string any = "20 default", Action<TfObject>? change = null, string? webName = "web") =>
        Site.Of(config =>
        {
            var groups = new List<(string, TfObject)> { ("db", Site.Group("40")), ("any", Site.Group(any)) };
            if (webName is not null)
            {
                groups.Add((webName, Site.Group(web)));
            }

            Site.Set(config, [.. groups]);
            config.Set(ResyncGuests, resyncs);
            change?.Invoke(config);
        });

    /// <summary>A guest with one unmanaged NIC on the network.</summary>
    public FakeDomain AddGuest(
        string name,
        string? portGroup = "web",
        FakeDomainKind kind = FakeDomainKind.Running,
        string more = "",
        string mac = "52:54:00:00:00:01") =>
        Fake.AddGuest(name, kind, Guests.Foreign(
            mac, 1, more, $"network='site'{(portGroup is null ? "" : $" portgroup='{portGroup}'")}", "network"));

    public Task<TfObject> ApplyAsync(TfObject config) => Workspace.ApplyAsync(Site.Address, config);

    public Task<PlanResult> PlanAsync(TfObject config)
    {
        Workspace.Config[Site.Address] = config;
        return Workspace.PlanAsync();
    }

    public static string Warning(PlanResult plan, string summary, string path) => Assert.Single(
        plan.Messages.Warnings, warning => (warning.Summary, warning.Path) == (summary, path)).Detail;

    /// <summary>Asserts an empty plan, and returns its warnings.</summary>
    public async Task<IReadOnlyList<Message>> AssertNoChangesAsync()
    {
        var plan = await Workspace.PlanAsync();
        Assert.All(plan.Changes.Values, change => Assert.Equal("no-op", change.Action));
        Assert.Empty(plan.Messages.Errors);
        return plan.Messages.Warnings;
    }

    public ValueTask DisposeAsync() => Fake.DisposeAsync();
}
