using System.Diagnostics;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;

namespace Acceptance.Tests;

/// <summary>That the hypervisor under the other tests is a real one, proved without the provider.</summary>
public sealed class HypervisorTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private readonly string _mac = lease.DrawMac();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task A_running_guest_accepts_a_NIC_passes_packets_and_releases_it()
    {
        await using var guest = await lease.DefineGuestAsync("smoke-linux", GuestOptions.Linux, Token);
        await guest.StartReadyAsync(Token);
        var (bootId, qemu) = (await guest.GetBootIdAsync(Token), await guest.GetQemuProcessIdAsync(Token));
        Assert.Empty(await guest.GetNicsAsync(Token));

        await AttachAsync(guest.Name);
        var nics = await guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);
        Assert.Equal(_mac, nics[0].MacAddress);
        await guest.PingAsync(_mac, Token);

        await Hypervisor.VirshAsync(["detach-device-alias", guest.Name, "ua-lan", "--live"], Token);
        await guest.WaitForNicsAsync(nics => nics.Count == 0, Token);
        await WaitForLiveNicsAsync(guest.Name, 0);
        Assert.Equal((bootId, qemu), (await guest.GetBootIdAsync(Token), await guest.GetQemuProcessIdAsync(Token)));
    }

    [Fact]
    public async Task A_guest_without_an_operating_system_keeps_its_NIC()
    {
        await using var guest = await lease.DefineGuestAsync("smoke-deaf", GuestOptions.Deaf with { IsPersistent = false }, Token);
        await guest.StartAsync(Token);
        await AttachAsync(guest.Name);

        // The daemon waits for the guest, five seconds, and then claims success.
        var file = await Hypervisor.WriteFileAsync($"{guest.Name}.nic.xml", Nic, Token);
        await Hypervisor.VirshAsync(["detach-device", guest.Name, file, "--live"], Token);

        await WaitForLiveNicsAsync(guest.Name, 1);
    }

    [Fact]
    public async Task A_guest_survives_the_restart_of_its_daemon()
    {
        await using var own = await Hypervisor.StartAsync(Token);
        await using var guest = await own.DefineGuestAsync("survivor", GuestOptions.Deaf, Token);
        await guest.StartAsync(Token);
        var qemu = await guest.GetQemuProcessIdAsync(Token);

        await own.Libvirtd.RestartAsync(Token);
        Assert.Equal(qemu, await guest.GetQemuProcessIdAsync(Token));
        await own.Libvirtd.KillAsync(Token);
        Assert.NotEqual(0, (await own.TryRunAsync(["virsh", "list"], Token)).ExitCode);
        await own.Libvirtd.StartAsync(Token);

        Assert.Equal("running", (await own.VirshAsync(["domstate", "survivor"], Token)).Trim());
    }

    [Fact]
    public async Task A_hypervisor_leaves_nothing_behind()
    {
        var own = await Hypervisor.StartAsync(Token);
        var folder = Path.GetDirectoryName(own.RunFolder)!;
        Assert.True(Directory.Exists(folder));

        await own.DisposeAsync();

        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain(folder, await File.ReadAllTextAsync("/proc/self/mounts", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hypervisor_of_a_killed_starter_ends()
    {
        var parent = Directory.CreateDirectory($"/tmp/hvk-{Guid.NewGuid():N}"[..13]);
        var shell = new ProcessStartInfo(
            Path.Combine(RepositoryFolders.HypervisorScripts, "shell.sh"), ["sh", "-c", "echo inside; exec sleep infinity"]);
        shell.Environment["HV_RUN_DIR"] = parent.FullName;
        await using var starter = RunningCommand.Start(shell);
        await UntilAsync("a shell inside", () => starter.OutputSoFar.Split('\n').Contains("inside"));
        Assert.Single(parent.EnumerateDirectories());

        starter.Signal(UnixSignal.Kill);

        await UntilAsync("the end of the hypervisor", () => !parent.EnumerateFileSystemInfos().Any());
        parent.Delete();

        static Task UntilAsync(string what, Func<bool> condition) => Wait.UntilAsync(
            what, () => Task.FromResult(condition()), reached => reached, TimeSpan.FromSeconds(60), Token);
    }

    private string Nic => $"""
        <interface type='bridge'>
          <mac address='{_mac}'/><source bridge='{Hypervisor.Bridge}'/><model type='virtio'/><alias name='ua-lan'/>
        </interface>
        """;

    private async Task AttachAsync(string domain)
    {
        var file = await Hypervisor.WriteFileAsync($"{domain}.nic.xml", Nic, Token);
        await Hypervisor.VirshAsync(["attach-device", domain, file, "--live"], Token);
    }

    private Task WaitForLiveNicsAsync(string domain, int count) => Wait.UntilAsync(
        $"{count} NICs of {domain}",
        () => Hypervisor.VirshAsync(["domiflist", domain], Token),
        list => list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == count,
        TimeSpan.FromSeconds(30),
        Token);
}
