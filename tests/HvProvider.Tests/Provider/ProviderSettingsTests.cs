using HvProvider.Connections;
using HvProvider.Hypervisor;
using HvProvider.Provider;
using LibvirtFake;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.Provider;

public sealed class ProviderSettingsTests
{
    [Theory]
    [InlineData("qemu+unix:///a", "qemu:///b", "qemu:///c", "qemu+unix:///a")]
    [InlineData(null, "qemu:///session", "qemu:///c", "qemu:///session")]
    [InlineData(null, null, "qemu:///session", "qemu:///session")]
    [InlineData(null, "", "qemu:///session", "qemu:///session")]
    [InlineData(null, null, null, "qemu:///system")]
    public void The_uri_is_taken_from_the_block_then_the_environment_then_the_default(
        string? configured, string? own, string? libvirts, string expected)
    {
        var settings = Read(c => c.Set(ProviderConfiguration.Uri, configured is null ? Tf<string>.Null : configured), name => name switch
        {
            "HV_URI" => own,
            "LIBVIRT_DEFAULT_URI" => libvirts,
            _ => throw new InvalidOperationException(name),
        }, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Equal(expected, settings.Uri?.ToString());
    }

    [Fact]
    public void An_unknown_uri_is_not_replaced_by_the_default()
    {
        var settings = Read(c => c.Set(ProviderConfiguration.Uri, Tf<string>.Unknown), _ => "qemu:///session", out var diagnostics);
        Assert.Null(settings.Uri);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void An_invalid_uri_of_the_environment_names_its_variable()
    {
        Read(_ => { }, name => name == "HV_URI" ? "nonsense" : "qemu:///system", out var diagnostics);
        Assert.Contains("HV_URI", Assert.Single(diagnostics).Detail);
    }

    [Theory]
    [InlineData("qemu+ssh://kvm1/system")]
    [InlineData("qemu://kvm1/system")]
    [InlineData("qemu+tcp://kvm1/system")]
    public void A_remote_hypervisor_is_refused_before_connecting(string uri)
    {
        var settings = Read(c => c.Set(ProviderConfiguration.Uri, uri), _ => null, out var diagnostics);
        Assert.Null(settings.Uri);
        Assert.Equal(AttributePath.Of("uri"), Assert.Single(diagnostics).Path);
    }

    [Theory]
    [InlineData(null, "Enforce")]
    [InlineData("enforce", "Enforce")]
    [InlineData("warn", "Warn")]
    [InlineData("off", "Off")]
    public void Pre_flight_mode_defaults_to_error(string? configured, string expected) => Assert.Equal(
        expected,
        Read(c => c.Set(ProviderConfiguration.Preflight, configured is null ? Tf<string>.Null : configured), _ => null, out _)
            .Preflight.ToString());

    [Fact]
    public void An_unknown_pre_flight_mode_means_off() => Assert.Equal(
        PreflightMode.Off, Read(c => c.Set(ProviderConfiguration.Preflight, Tf<string>.Unknown), _ => null, out _).Preflight);

    [Fact]
    public void An_unset_namespace_is_empty_and_an_unknown_one_is_unknown()
    {
        Assert.Equal("", Read(_ => { }, _ => null, out _).MacNamespace);
        Assert.Null(Read(c => c.Set(ProviderConfiguration.MacNamespace, Tf<string>.Unknown), _ => null, out _).MacNamespace);
    }

    [Fact]
    public void The_time_to_connect_is_read_as_a_duration()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), Read(_ => { }, _ => null, out _).ConnectTimeout);
        Assert.Equal(
            TimeSpan.FromSeconds(90), Read(c => c.Set(ProviderConfiguration.ConnectTimeout, "1m30s"), _ => null, out _).ConnectTimeout);
    }

    [Fact]
    public async Task A_time_to_connect_that_exceeds_what_a_timer_can_wait_is_shortened_to_that()
    {
        var timeout = Read(c => c.Set(ProviderConfiguration.ConnectTimeout, "2000000h"), _ => null, out _).ConnectTimeout;
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var shared = new SharedConnection(fake.Uri, timeout);

        Assert.Null((await shared.GetAsync(ConnectionAccess.ReadOnly, TestContext.Current.CancellationToken)).CloseReason);
    }

    private static HypervisorSettings Read(Action<TfObject> change, Func<string, string?> environment, out DiagnosticList diagnostics)
    {
        var config = ProviderConfiguration.Schema.NewObject();
        change(config);
        diagnostics = [];
        return ProviderSettings.Read(config, environment, diagnostics);
    }
}
