using HvProvider.DataSources.NetworkAttachments;
using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>Errors of a listing, and domains that are skipped.</summary>
public sealed class ListingErrorTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        _fake.AddGuest("db01", interfaces: Guests.Foreign("52:54:00:00:00:02", 1));
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("none", "name")]
    [InlineData("6695eb01-f6a4-8304-79aa-97f2502e193f", "UUID or name")]
    public async Task A_missing_domain_is_an_error(string domain, string what)
    {
        var detail = (await FailAsync(domain: domain)).Single("Domain not found", "domain");
        Assert.Contains($"no domain with the {what} \"{domain}\"", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br9", "Bridge not found", "no link \"br9\"")]
    [InlineData("uplink0", "Not a bridge", "it is a port of \"br0\"")]
    public async Task A_missing_bridge_is_an_error(string bridge, string summary, string text)
    {
        var detail = (await FailAsync(bridge: bridge)).Single(summary, "bridge");
        Assert.Contains(text, detail, StringComparison.Ordinal);
        Assert.Contains("Bridges of the host: br0.", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_access_to_the_host_a_bridge_without_NICs_is_an_empty_list()
    {
        _host.IsUnreadable = true;
        Assert.Empty(await Listing.ReadAsync(_fake, _host.Access, Listing.Of(bridge: "br9")));
    }

    [Fact]
    public async Task The_uuid_of_a_network_is_an_error_with_its_name()
    {
        var network = _fake.Host.AddNetwork("<network><name>idle</name><forward mode='bridge'/><bridge name='br0'/></network>");
        Assert.EndsWith(
            "This is the UUID of the network \"idle\". Set the name: network = \"idle\".",
            (await FailAsync(network: network.Uuid.ToString())).Single("Network not found", "network"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_network_is_an_error_and_an_unused_network_an_empty_list()
    {
        _fake.Host.AddNetwork("<network><name>idle</name><forward mode='bridge'/><bridge name='br0'/></network>", active: false);
        Assert.Empty(await Listing.ReadAsync(_fake, _host.Access, Listing.Of(network: "idle")));

        var detail = (await FailAsync(network: "none")).Single("Network not found", "network");
        Assert.Contains("no libvirt network \"none\"", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_domain_without_NICs_is_an_empty_list()
    {
        _fake.AddGuest("bare");
        Assert.Empty(await Listing.ReadAsync(_fake, _host.Access, Listing.Of(domain: "bare")));
    }

    [Theory]
    [InlineData(LibvirtProcedure.DomainGetState)]
    [InlineData(LibvirtProcedure.DomainGetXmlDescription)]
    public async Task A_domain_that_disappears_while_it_is_read_is_skipped(LibvirtProcedure procedure)
    {
        var web = _fake.Host.Domains.Single(domain => domain.Name == "web01");
        _fake.Hooks.Add(procedure, new CallHook
        {
            Error = LibvirtErrorCode.NoDomain,
            When = call => call.Target == "web01" || call.Text == web.Uuid.ToString(),
        });

        var nic = Assert.Single(await Listing.ReadAsync(_fake, _host.Access, Listing.Of()));
        Assert.Equal("db01", nic.Get(InterfaceAttributes.Domain).Value);
    }

    [Fact]
    public async Task An_unreadable_definition_is_an_error_if_the_domain_is_selected_and_otherwise_a_warning()
    {
        _fake.Host.Domains.Single(domain => domain.Name == "web01").Live!.Element("name")!.Remove();

        Assert.Contains("\"web01\"", (await FailAsync("web01")).Single("Unreadable domain definition"), StringComparison.Ordinal);
        await using var process = await Listing.StartAsync(_fake, _host.Access);
        Assert.Single((await process.ReadDataAsync(Listing.TypeName, Listing.Of()))!.Interfaces());
        Assert.Contains("\"web01\"", process.Messages.Single("Domains not read"), StringComparison.Ordinal);
        Assert.Single(await Listing.ReadAsync(_fake, _host.Access, Listing.Of(domain: "db01")));
    }

    [Fact]
    public async Task An_unreachable_hypervisor_is_an_error()
    {
        await _fake.StopAsync();
        (await FailAsync()).Single("Hypervisor not reachable");
    }

    [Fact]
    public async Task An_unknown_hypervisor_URI_is_an_error()
    {
        var block = Workspace.ProviderBlock(null);
        block.Set(ProviderConfiguration.Uri, Tf<string>.Unknown);
        await using var process = await ProviderProcess.StartAsync(block, _host.Access);
        Assert.Null(await process.ReadDataAsync(Listing.TypeName, Listing.Of()));
        process.Messages.Single("Hypervisor URI not yet known");
    }

    [Theory]
    [InlineData("web01", "br0", null, "bridge")]
    [InlineData("web01", null, "site", "network")]
    [InlineData(null, "br0", "site", "network")]
    public async Task At_most_one_selection_is_accepted(string? domain, string? bridge, string? network, string path) =>
        Assert.Equal(("Conflicting attributes", path), await ValidateAsync(Listing.Of(domain, bridge, network)));

    [Theory]
    [InlineData("", null, null, "domain")]
    [InlineData(null, "", null, "bridge")]
    [InlineData(null, "a-name-that-is-too-long", null, "bridge")]
    [InlineData(null, null, "", "network")]
    public async Task Invalid_names_are_rejected(string? domain, string? bridge, string? network, string path) =>
        Assert.Equal(path, (await ValidateAsync(Listing.Of(domain, bridge, network))).Path);

    [Theory]
    [InlineData("dhcp")]
    [InlineData("Agent")]
    [InlineData("")]
    public async Task Unknown_address_sources_are_rejected(string source) =>
        Assert.Equal(("Invalid attribute value", "address_sources."), await ValidateAsync(Listing.Of(sources: ["arp", source])));

    private async Task<(string Summary, string Path)> ValidateAsync(TfObject config)
    {
        _fake.Log.Clear();
        await using var process = await Listing.StartAsync(_fake, _host.Access);
        await process.ValidateDataAsync(Listing.TypeName, config);
        Assert.Empty(_fake.Log.Calls);
        var error = Assert.Single(process.Messages.Errors);
        return (error.Summary, error.Path);
    }

    private Task<Messages> FailAsync(string? domain = null, string? bridge = null, string? network = null) =>
        Listing.FailAsync(_fake, _host.Access, Listing.Of(domain, bridge, network));
}
