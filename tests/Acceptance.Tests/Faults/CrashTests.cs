using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;

namespace Acceptance.Tests.Faults;

/// <summary>
/// kill -9 of the provider or of Terraform during an apply: the command fails, no process stays, and the next apply ends with the NIC
/// exactly once.
/// </summary>
public sealed class CrashTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_killed_during_an_attach_leaves_the_NIC_to_the_next_apply()
    {
        var mac = lease.DrawMac();
        await using var scene = await Scene.StartAsync(lease, "crash-attach", GuestOptions.Deaf);
        await scene.FreezeGuestAsync();
        await using var command = await scene.StartApplyAsync($"""mac_address = "{mac}" """);
        await scene.WaitForTapAsync(mac);

        await command.KillProviderAsync(Token);
        var apply = await command.WaitAsync(Soon, Token);
        await scene.ThawGuestAsync();

        Assert.True(apply.Failed);
        Assert.NotEmpty(apply.Errors);
        Assert.False(await scene.IsInStateAsync());

        // The daemon finishes what it was asked for, so the NIC exists and is in no state.
        await scene.WaitForLiveAsync(nics => nics.Count == 1);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
    }

    [Fact]
    public async Task A_provider_killed_during_a_detach_loses_nothing()
    {
        await using var scene = await Scene.StartAsync(lease, "crash-replug", GuestOptions.Deaf);
        await scene.ApplyAsync();
        await using var command = await scene.StartApplyAsync("""model = "e1000e" """);

        await command.KillProviderAsync(Token);
        var apply = await command.WaitAsync(Soon, Token);

        Assert.True(apply.Failed);
        Assert.True(await scene.IsInStateAsync());
        await scene.AssertPluggedOnceAsync();

        await scene.Guest.StopAsync(Token);
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal("e1000e", Assert.Single(await scene.ReadConfigAsync()).Model);
    }

    [Fact]
    public async Task A_provider_killed_during_a_re_plug_leaves_a_guest_whose_NIC_the_next_apply_restores()
    {
        var (before, after) = (lease.DrawMac(), lease.DrawMac());
        await using var scene = await Scene.StartAsync(lease, "crash-between", GuestOptions.Linux);
        await scene.ApplyAsync($"""mac_address = "{before}" """);
        await scene.Guest.WaitForNicsAsync(nics => nics.Count == 1, Token);

        // The process dies as soon as the old NIC is gone: the guest has none then, or the new one, or half of it.
        var removed = scene.Hypervisor.VirshAsync(
            ["event", "--domain", scene.Guest.Name, "--event", "device-removed", "--timeout", "60"], Token);
        await using var command = await scene.StartApplyAsync($"""mac_address = "{after}" """);
        var provider = Assert.Single(await command.WaitForProvidersAsync(Token));
        await removed;
        UnixSignal.Kill.SendTo(provider);
        Assert.True((await command.WaitAsync(Soon, Token)).Failed);

        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
        await scene.Guest.WaitForNicsAsync(nics => nics is [var nic] && nic.MacAddress == after, Token);
    }

    [Fact]
    public async Task The_provider_of_a_killed_Terraform_ends()
    {
        var mac = lease.DrawMac();
        await using var scene = await Scene.StartAsync(lease, "crash-terraform", GuestOptions.Deaf);
        var sockets = Directory.CreateTempSubdirectory("hv-s-");
        scene.Terraform.With("TMPDIR", sockets.FullName);
        await scene.FreezeGuestAsync();
        await using var command = await scene.StartApplyAsync($"""mac_address = "{mac}" """);
        await scene.WaitForTapAsync(mac);
        var provider = Assert.Single(await command.WaitForProvidersAsync(Token));
        Assert.NotEmpty(FindSockets(sockets));

        await command.KillAsync(Token);
        await command.WaitAsync(Soon, Token);
        await scene.ThawGuestAsync();

        await Wait.UntilAsync(
            "the provider's end", () => Task.FromResult(Directory.Exists($"/proc/{provider}")), runs => !runs, Soon, Token);
        Assert.Empty(FindSockets(sockets));
        await scene.WaitForLiveAsync(nics => nics.Count == 1);

        // Terraform's own lock of the state died with it; the operating system released it.
        (await scene.Terraform.ApplyAsync(Token)).OrThrow();
        await scene.AssertConvergedAsync();
        sockets.Delete(recursive: true);
    }

    private static IEnumerable<string> FindSockets(DirectoryInfo folder) => folder
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Where(file => (file.UnixFileMode, file.Attributes & FileAttributes.Directory) is (_, 0))
        .Select(file => file.FullName);
}
