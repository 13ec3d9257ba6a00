using System.Text.Json;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using LibvirtSharp;

namespace Acceptance.Tests.Libvirt;

/// <summary>Our client and libvirt's own, at the same daemon: same calls, same answers.</summary>
public sealed class LibvirtClientTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    private LibvirtOracle Oracle => new(Hypervisor);

    [Fact]
    public async Task The_connection_has_the_same_properties()
    {
        await using var connection = await ConnectAsync();
        Assert.Equal(await VersionAsync("conn.getLibVersion()"), await connection.GetLibraryVersionAsync(Token));
        Assert.Equal(await VersionAsync("conn.getVersion()"), await connection.GetHypervisorVersionAsync(Token));
        Assert.Equal(await Oracle.AskTextAsync("conn.getHostname()"), await connection.GetHostnameAsync(Token));
        Assert.Equal(await Oracle.AskTextAsync("conn.getURI()"), await connection.GetUriAsync(Token));
        Assert.Equal(await Oracle.AskTextAsync("conn.getType()"), await connection.GetHypervisorTypeAsync(Token));
        Assert.Equal(
            await Oracle.AskTextAsync("conn.getDomainCapabilities(None, 'x86_64', 'q35', 'qemu')"),
            await connection.GetDomainCapabilitiesAsync(null, "x86_64", "q35", "qemu", Token));
        Assert.Contains("<host>", await connection.GetCapabilitiesAsync(Token), StringComparison.Ordinal);
        LibvirtFeature[] needed =
        [
            LibvirtFeature.KeepAlive, LibvirtFeature.EventCallback, LibvirtFeature.NetworkUpdateOrder,
            LibvirtFeature.TypedParameterString,
        ];
        foreach (var feature in needed)
        {
            Assert.True(await connection.SupportsFeatureAsync(feature, Token), $"{feature}");
        }

        async Task<LibvirtVersion> VersionAsync(string expression) =>
            LibvirtVersion.FromNumber((ulong)await Oracle.AskNumberAsync(expression));
    }

    [Fact]
    public async Task Domains_have_the_same_properties()
    {
        await using var stopped = await lease.DefineGuestAsync("client-stopped", GuestOptions.Deaf, Token);
        await using var running = await lease.DefineGuestAsync("client-running", GuestOptions.Deaf, Token);
        await running.StartAsync(Token);
        await using var connection = await ConnectAsync();
        foreach (var guest in new[] { stopped, running })
        {
            await AssertSameDomainAsync(connection, guest.Name);
        }

        var listed = await connection.ListDomainsAsync(DomainListFlags.Inactive, Token);
        Assert.Contains(listed, domain => domain.Name == stopped.Name);
        Assert.DoesNotContain(listed, domain => domain.Name == running.Name);
        var written = await connection.LookupDomainByNameAsync(stopped.Name, Token);
        await connection.SetDomainMetadataAsync(
            written, MetadataKind.Element, "<x a='1'/>", "x", "urn:x", DomainModifyFlags.Config, Token);
        Assert.Equal(
            await Oracle.AskTextAsync($"conn.lookupByName('{stopped.Name}').metadata(2, 'urn:x', 2)"),
            await connection.GetDomainMetadataAsync(written, MetadataKind.Element, "urn:x", DomainModifyFlags.Config, Token));
    }

    [Fact]
    public async Task Networks_have_the_same_properties_after_the_same_changes()
    {
        await using var connection = await ConnectAsync();
        var name = lease.DrawName("client-net");
        var network = await connection.DefineNetworkAsync(
            $"<network><name>{name}</name><forward mode='bridge'/><bridge name='{Hypervisor.Bridge}'/></network>",
            NetworkDefineFlags.Validate, Token);
        try
        {
            await connection.CreateNetworkAsync(network, Token);
            await connection.SetNetworkAutostartAsync(network, autostart: true, Token);
            await connection.UpdateNetworkAsync(
                network, NetworkUpdateCommand.AddLast, NetworkUpdateSection.PortGroup, -1, "<portgroup name='p'/>",
                NetworkUpdateFlags.Live | NetworkUpdateFlags.Config, Token);
            await AssertSameNetworkAsync(connection, network, $"conn.networkLookupByName('{name}')");
        }
        finally
        {
            await connection.DestroyNetworkAsync(network, Token);
            await connection.UndefineNetworkAsync(network, Token);
        }

        Assert.DoesNotContain(network, await connection.ListNetworksAsync(NetworkListFlags.All, Token));
    }

    [Fact]
    public async Task Errors_of_lookups_have_the_same_code_and_domain()
    {
        await using var connection = await ConnectAsync();
        await SameErrorAsync("conn.lookupByName('none')", () => connection.LookupDomainByNameAsync("none", Token));
        await SameErrorAsync(
            $"conn.lookupByUUIDString('{Guid.AllBitsSet}')",
            () => connection.LookupDomainByUuidAsync(Guid.AllBitsSet, Token));
        await SameErrorAsync(
            "conn.networkLookupByName('none')", () => connection.LookupNetworkByNameAsync("none", Token));
        await SameErrorAsync(
            "conn.interfaceLookupByName('none')", () => connection.LookupInterfaceByNameAsync("none", Token));
    }

    [Fact]
    public async Task Errors_of_device_changes_have_the_same_code_and_domain()
    {
        await using var stopped = await lease.DefineGuestAsync("client-errors", GuestOptions.Deaf, Token);
        await using var connection = await ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync(stopped.Name, Token);
        var python = $"conn.lookupByName('{stopped.Name}')";
        var mac = lease.DrawMac();
        var nic = $"<interface type='bridge'><mac address='{mac}'/><source bridge='br0'/></interface>";
        var noSource = $"<interface type='bridge'><mac address='{mac}'/></interface>";

        await SameErrorAsync(
            $"{python}.attachDeviceFlags(\"{nic}\", 1)",
            () => connection.AttachDeviceAsync(domain, nic, DomainModifyFlags.Live, Token));
        await SameErrorAsync(
            $"{python}.attachDeviceFlags(\"<interface\", 2)",
            () => connection.AttachDeviceAsync(domain, "<interface", DomainModifyFlags.Config, Token));
        await SameErrorAsync(
            $"{python}.attachDeviceFlags(\"{noSource}\", 2)",
            () => connection.AttachDeviceAsync(domain, noSource, DomainModifyFlags.Config, Token));
        await SameErrorAsync(
            $"{python}.detachDeviceFlags(\"{nic}\", 2)",
            () => connection.DetachDeviceAsync(domain, nic, DomainModifyFlags.Config, Token));
        await SameErrorAsync(
            $"{python}.detachDeviceAlias('ua-none', 2)",
            () => connection.DetachDeviceByAliasAsync(domain, "ua-none", DomainModifyFlags.Config, Token));
        await SameErrorAsync(
            $"{python}.updateDeviceFlags(\"{nic}\", 2)",
            () => connection.UpdateDeviceAsync(domain, nic, DomainModifyFlags.Config, Token));
    }

    [Fact]
    public async Task Errors_of_a_stopped_domain_and_of_read_only_access_have_the_same_code_and_domain()
    {
        await using var stopped = await lease.DefineGuestAsync("client-errors", GuestOptions.Deaf, Token);
        await using var connection = await ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync(stopped.Name, Token);
        var python = $"conn.lookupByName('{stopped.Name}')";

        await SameErrorAsync(
            $"{python}.destroy()", () => connection.DestroyDomainAsync(domain, DomainDestroyFlags.None, Token));
        await SameErrorAsync(
            $"{python}.metadata(2, 'urn:none')",
            () => connection.GetDomainMetadataAsync(
                domain, MetadataKind.Element, "urn:none", DomainModifyFlags.Current, Token));
        await SameErrorAsync(
            $"{python}.interfaceStats('vnet99')", () => connection.GetDomainInterfaceStatsAsync(domain, "vnet99", Token));
        await SameErrorAsync(
            $"{python}.XMLDesc(0x40000000)",
            () => connection.GetDomainXmlAsync(domain, (DomainXmlFlags)0x4000_0000, Token));

        await using var readOnly = await LibvirtConnection.OpenAsync(
            LibvirtUri.Parse(Hypervisor.Uri), new() { ReadOnly = true }, Token);
        var denied = await Assert.ThrowsAsync<LibvirtRemoteException>(
            () => readOnly.CreateDomainAsync(domain, DomainStartFlags.None, Token));
        Assert.Equal(LibvirtErrorCode.OperationDenied, denied.Code);
    }

    private async Task AssertSameDomainAsync(LibvirtConnection connection, string name)
    {
        var python = $"conn.lookupByName('{name}')";
        var domain = await connection.LookupDomainByNameAsync(name, Token);
        Assert.Equal(await Oracle.AskTextAsync($"{python}.UUIDString()"), domain.Uuid.ToString());
        Assert.Equal(await Oracle.AskNumberAsync($"{python}.ID()"), domain.Id);
        Assert.Equal(domain, await connection.LookupDomainByUuidAsync(domain.Uuid, Token));
        foreach (var flags in new[] { DomainXmlFlags.None, DomainXmlFlags.Inactive, DomainXmlFlags.Secure })
        {
            Assert.Equal(
                await Oracle.AskTextAsync($"{python}.XMLDesc({(int)flags})"),
                await connection.GetDomainXmlAsync(domain, flags, Token));
        }

        var state = await connection.GetDomainStateAsync(domain, Token);
        Assert.Equal($"[{(int)state.State}, {state.Reason}]", $"{await Oracle.AskAsync($"{python}.state()")}");
        var info = await connection.GetDomainInfoAsync(domain, Token);
        Assert.Equal(
            $"[{(int)info.State}, {info.MaxMemory}, {info.Memory}, {info.VirtualCpus}]",
            $"{await Oracle.AskAsync($"{python}.info()[:4]")}");
        Assert.Equal(await BoolAsync($"{python}.isActive()"), await connection.IsDomainActiveAsync(domain, Token));
        Assert.Equal(await BoolAsync($"{python}.isPersistent()"), await connection.IsDomainPersistentAsync(domain, Token));
        Assert.Equal(await BoolAsync($"{python}.isUpdated()"), await connection.IsDomainUpdatedAsync(domain, Token));
        Assert.Equal(await BoolAsync($"{python}.autostart()"), await connection.GetDomainAutostartAsync(domain, Token));
        Assert.Equal(
            await BoolAsync($"{python}.hasManagedSaveImage()"), await connection.HasManagedSaveImageAsync(domain, Token));
    }

    /// <summary>Compares an active, autostarted network with the port group <c>p</c>.</summary>
    private async Task AssertSameNetworkAsync(LibvirtConnection connection, NetworkRef network, string python)
    {
        Assert.Equal(await Oracle.AskTextAsync($"{python}.UUIDString()"), network.Uuid.ToString());
        foreach (var flags in new[] { NetworkXmlFlags.None, NetworkXmlFlags.Inactive })
        {
            var xml = await connection.GetNetworkXmlAsync(network, flags, Token);
            Assert.Equal(await Oracle.AskTextAsync($"{python}.XMLDesc({(int)flags})"), xml);
            Assert.Contains("<portgroup name='p'", xml, StringComparison.Ordinal);
        }

        Assert.True(await BoolAsync($"{python}.isActive()"));
        Assert.True(await connection.IsNetworkActiveAsync(network, Token));
        Assert.True(await connection.IsNetworkPersistentAsync(network, Token));
        Assert.True(await connection.GetNetworkAutostartAsync(network, Token));
        Assert.Equal(
            await Oracle.AskTextAsync($"{python}.bridgeName()"), await connection.GetNetworkBridgeNameAsync(network, Token));
        Assert.Contains(network, await connection.ListNetworksAsync(NetworkListFlags.Active, Token));
        Assert.DoesNotContain(network, await connection.ListNetworksAsync(NetworkListFlags.Inactive, Token));
        await SameErrorAsync(
            $"{python}.DHCPLeases()", () => connection.GetNetworkDhcpLeasesAsync(network, null, Token), mayWork: true);
    }

    private Task<LibvirtConnection> ConnectAsync() => LibvirtConnection.OpenAsync(
        LibvirtUri.Parse(Hypervisor.Uri), LibvirtConnectionOptions.Default, Token);

    private async Task<bool> BoolAsync(string expression) => await Oracle.AskNumberAsync($"int({expression})") != 0;

    private async Task SameErrorAsync(string expression, Func<Task> call, bool mayWork = false)
    {
        if (mayWork && (await Oracle.AskAsync(expression)).ValueKind != JsonValueKind.Object)
        {
            await call();
            return;
        }

        var expected = await Oracle.AskErrorAsync(expression);
        var error = await Assert.ThrowsAsync<LibvirtRemoteException>(call);
        Assert.Equal(expected, ((int)error.Code, (int)error.Domain));
    }
}
