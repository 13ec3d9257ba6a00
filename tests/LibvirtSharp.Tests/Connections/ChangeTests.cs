using LibvirtFake;
using LibvirtSharp.Tests.Support;

namespace LibvirtSharp.Tests.Connections;

/// <summary>All calls that change something other than devices, against the fake daemon.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task A_domain_is_defined_started_stopped_and_undefined()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var connection = await fake.ConnectAsync();
        var xml = FakeDomain.Template("new", "");
        var defined = await connection.DefineDomainAsync(xml, DomainDefineFlags.Validate, Waiting.Ct);
        Assert.Equal(-1, defined.Id);
        var running = await connection.CreateDomainAsync(defined, DomainStartFlags.None, Waiting.Ct);
        Assert.NotEqual(-1, running.Id);
        await connection.SetDomainAutostartAsync(running, autostart: true, Waiting.Ct);
        Assert.True(await connection.GetDomainAutostartAsync(running, Waiting.Ct));
        await connection.ResetDomainAsync(running, Waiting.Ct);
        await connection.ShutdownDomainAsync(running, Waiting.Ct);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.OperationInvalid,
            () => connection.DestroyDomainAsync(defined, DomainDestroyFlags.None, Waiting.Ct));
        await connection.UndefineDomainAsync(defined, DomainUndefineFlags.Nvram, Waiting.Ct);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.NoDomain, () => connection.LookupDomainByUuidAsync(defined.Uuid, Waiting.Ct));

        var passing = await connection.CreateDomainFromXmlAsync(xml, DomainStartFlags.None, Waiting.Ct);
        Assert.False(await connection.IsDomainPersistentAsync(passing, Waiting.Ct));
        await connection.DestroyDomainAsync(passing, DomainDestroyFlags.Graceful, Waiting.Ct);
        Assert.Empty(fake.Host.Domains);
    }

    [Fact]
    public async Task Metadata_of_domains_and_networks_is_set_and_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddDomain("web");
        fake.Host.AddNetwork("<network><name>lan</name></network>");
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        var network = await connection.LookupNetworkByNameAsync("lan", Waiting.Ct);
        await Errors.ThrowsAsync(LibvirtErrorCode.NoDomainMetadata, () => connection.GetDomainMetadataAsync(
            domain, MetadataKind.Element, "urn:x", DomainModifyFlags.Current, Waiting.Ct));
        await connection.SetDomainMetadataAsync(
            domain, MetadataKind.Element, "<x/>", "x", "urn:x", DomainModifyFlags.Config, Waiting.Ct);
        Assert.Equal("<x/>", await connection.GetDomainMetadataAsync(
            domain, MetadataKind.Element, "urn:x", DomainModifyFlags.Config, Waiting.Ct));
        await connection.SetNetworkMetadataAsync(
            network, MetadataKind.Title, "LAN", null, null, NetworkUpdateFlags.Config, Waiting.Ct);
        Assert.Equal("LAN", await connection.GetNetworkMetadataAsync(
            network, MetadataKind.Title, null, NetworkUpdateFlags.Config, Waiting.Ct));
        await connection.SetNetworkMetadataAsync(
            network, MetadataKind.Title, null, null, null, NetworkUpdateFlags.Config, Waiting.Ct);
        await Errors.ThrowsAsync(LibvirtErrorCode.NoNetworkMetadata, () => connection.GetNetworkMetadataAsync(
            network, MetadataKind.Title, null, NetworkUpdateFlags.Config, Waiting.Ct));
    }

    [Fact]
    public async Task Bandwidth_parameters_are_set_and_read()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddDomain("web", interfaces: "<interface type='bridge'><source bridge='br0'/></interface>");
        await using var connection = await fake.ConnectAsync();
        var domain = await connection.LookupDomainByNameAsync("web", Waiting.Ct);
        TypedParameter[] parameters = [new("inbound.average", 1000u), new("outbound.peak", 2000u)];
        await connection.SetDomainInterfaceParametersAsync(
            domain, "vnet0", parameters, DomainModifyFlags.Live, Waiting.Ct);
        Assert.Equal(parameters, await connection.GetDomainInterfaceParametersAsync(
            domain, "vnet0", DomainModifyFlags.Live, Waiting.Ct));
    }

    [Theory]
    [InlineData(NetworkDefineFlags.None)]
    [InlineData(NetworkDefineFlags.Validate)]
    public async Task A_network_is_defined_started_stopped_and_undefined(NetworkDefineFlags flags)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var connection = await fake.ConnectAsync();
        const string Xml = "<network><name>lan</name></network>";
        var network = await connection.DefineNetworkAsync(Xml, flags, Waiting.Ct);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.OperationFailed, () => connection.DefineNetworkAsync(Xml, flags, Waiting.Ct));
        await connection.CreateNetworkAsync(network, Waiting.Ct);
        await Errors.ThrowsAsync(
            LibvirtErrorCode.OperationInvalid, () => connection.CreateNetworkAsync(network, Waiting.Ct));
        await connection.SetNetworkAutostartAsync(network, autostart: true, Waiting.Ct);
        Assert.True(await connection.GetNetworkAutostartAsync(network, Waiting.Ct));
        await connection.DestroyNetworkAsync(network, Waiting.Ct);
        await connection.UndefineNetworkAsync(network, Waiting.Ct);
        Assert.Empty(fake.Host.Networks);
        await connection.CreateNetworkFromXmlAsync(Xml, flags, Waiting.Ct);
        Assert.Null(Assert.Single(fake.Host.Networks).Config);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_port_group_is_added_for_either_order_of_command_and_section(bool ordered)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        if (!ordered)
        {
            fake.Options.Features.Remove(LibvirtFeature.NetworkUpdateOrder);
        }

        var lan = fake.Host.AddNetwork("<network><name>lan</name></network>");
        await using var connection = await fake.ConnectAsync();
        var network = await connection.LookupNetworkByNameAsync("lan", Waiting.Ct);
        foreach (var name in new[] { "a", "b" })
        {
            await connection.UpdateNetworkAsync(
                network, NetworkUpdateCommand.AddLast, NetworkUpdateSection.PortGroup, -1, $"<portgroup name='{name}'/>",
                NetworkUpdateFlags.Live | NetworkUpdateFlags.Config, Waiting.Ct);
        }

        Assert.Equal(["a", "b"], lan.Config!.Elements("portgroup").Select(group => group.Attribute("name")!.Value));
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.NetworkUpdate));
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.ConnectSupportsFeature));
    }

    [Fact]
    public async Task A_connection_has_at_most_four_calls_in_progress()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Hooks.Add(LibvirtProcedure.ConnectGetHostname, new CallHook { Before = async _ => await Task.Yield() });
        await using var connection = await fake.ConnectAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => connection.GetHostnameAsync(Waiting.Ct))).Soon();
        Assert.InRange(fake.Log.MaxUnderWay, 1, 4);
    }

    [Theory]
    [InlineData(ReplyFault.Drop, LibvirtConnectionFailure.PeerClosed)]
    [InlineData(ReplyFault.Garbage, LibvirtConnectionFailure.ProtocolViolation)]
    [InlineData(ReplyFault.Truncated, LibvirtConnectionFailure.ProtocolViolation)]
    [InlineData(ReplyFault.WrongSerial, LibvirtConnectionFailure.ProtocolViolation)]
    public async Task A_corrupt_reply_ends_the_connection(ReplyFault fault, LibvirtConnectionFailure reason)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.Hooks.Add(LibvirtProcedure.ConnectGetHostname, new CallHook { Reply = fault });
        await using var connection = await fake.ConnectAsync();
        var error = await Assert.ThrowsAnyAsync<LibvirtConnectionException>(
            () => connection.GetHostnameAsync(Waiting.Ct).Soon());
        Assert.Equal(reason, error.Reason);
        Assert.Same(connection.CloseReason, error);
    }
}
