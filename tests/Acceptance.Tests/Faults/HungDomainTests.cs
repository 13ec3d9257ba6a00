using System.Collections.Concurrent;
using System.Diagnostics;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>
/// Domains whose QEMU is stopped while a call holds their locks. libvirt 11.3 then waits 30 s to read each of them. What concerns other
/// domains does not wait for them.
/// </summary>
public sealed class HungDomainTests : IAsyncLifetime
{
    private const string NotRead = "Domains not read";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Guest> _guests = new(StringComparer.Ordinal);
    private Hypervisor? _hypervisor;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // A daemon of its own, since a hung domain concerns everyone.
    private Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is not null)
        {
            await _hypervisor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Ten_creates_on_ten_other_domains_are_made_and_one_warning_names_the_hung_domain()
    {
        await HangAsync("hung");
        for (var number = 0; number < 10; number++)
        {
            var guest = await DefineAsync($"web{number}");
            if (number < 2)
            {
                await guest.StartAsync(Token);
            }
        }

        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync("""
            resource "hv_network_attachment" "lan" {
              count  = 10
              domain = "web${count.index}"
              name   = "lan"
              bridge = "br0"
            }
            """, Token);
        var begin = Stopwatch.GetTimestamp();
        var apply = (await terraform.ApplyAsync(Token)).OrThrow();

        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Bound);
        var warning = Assert.Single(apply.Warnings);
        Assert.Equal(NotRead, warning.Summary);
        Assert.Contains("\"hung\" (another operation has held its lock for ", warning.Detail, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Stopwatch.GetElapsedTime(begin)}: {warning.Detail}");
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
    }

    [Fact]
    public async Task Beside_six_hung_domains_the_listing_and_the_map_are_partial_and_a_create_is_made()
    {
        await Task.WhenAll(Enumerable.Range(1, 6).Select(number => HangAsync($"hung{number}")));
        await DefineAsync("web");
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync("""
            data "hv_network_attachments" "all" {}

            resource "hv_network_attachment" "lan" {
              domain = "web"
              name   = "lan"
              bridge = "br0"
            }
            """, Token);
        var begin = Stopwatch.GetTimestamp();
        var apply = (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Bound);
        Assert.All(apply.Warnings, warning => AssertNamesAll(warning.Summary == NotRead ? warning.Detail : ""));
        Assert.Equal(2, apply.Warnings.Count());

        begin = Stopwatch.GetTimestamp();
        await using var map = RunningCommand.Start(new ProcessStartInfo(
            Path.Combine(RepositoryFolders.Executables, "terraform-provider-hv"), ["map", "--uri", Hypervisor.Uri]));
        var drawn = (await map.WaitAsync(Token)).OrThrow().Output;
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Bound);
        TestContext.Current.TestOutputHelper!.WriteLine(drawn);
        Assert.Contains("web", drawn, StringComparison.Ordinal);
        AssertNamesAll(drawn);
    }

    [Fact]
    public async Task Beside_four_managed_domains_that_hang_the_others_are_refreshed_at_once()
    {
        for (var number = 1; number <= 4; number++)
        {
            await StartAsync($"hung{number}");
        }

        await DefineAsync("web");
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync("""
            resource "hv_network_attachment" "lan" {
              for_each = toset(["hung1", "hung2", "hung3", "hung4", "web"])
              domain   = each.key
              name     = "lan"
              bridge   = "br0"
              timeouts = { read = "5s" }
            }
            """, Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await Task.WhenAll(Enumerable.Range(1, 4).Select(number => HoldLockAsync($"hung{number}")));

        var begin = Stopwatch.GetTimestamp();
        var plan = await terraform.PlanAsync(Token);
        TestContext.Current.TestOutputHelper!.WriteLine($"{Stopwatch.GetElapsedTime(begin)}: {plan.Errors.First().Detail}");
        Assert.InRange(Stopwatch.GetElapsedTime(begin), TimeSpan.Zero, Bound);
        Assert.Equal(4, plan.Errors.Count());
        Assert.All(plan.Errors, static error => Assert.Equal("Domain is busy", error.Summary));
        Assert.All(plan.Errors, static error => Assert.Contains(
            " is busy: another operation has held its lock for ", error.Detail, StringComparison.Ordinal));
    }

    private static void AssertNamesAll(string text) => Assert.All(
        Enumerable.Range(1, 6), number => Assert.Contains($"\"hung{number}\"", text, StringComparison.Ordinal));

    private async Task<Guest> DefineAsync(string name)
    {
        var guest = await Hypervisor.DefineGuestAsync(name, GuestOptions.Deaf, Token);
        return _guests[name] = guest;
    }

    private async Task HangAsync(string name)
    {
        await StartAsync(name);
        await HoldLockAsync(name);
    }

    private async Task StartAsync(string name) => await (await DefineAsync(name)).StartAsync(Token);

    /// <summary>Stops QEMU between two instructions; a call that asks it for something then holds the lock of the domain.</summary>
    private async Task HoldLockAsync(string name)
    {
        var guest = _guests[name];
        await Hypervisor.RunAsync(["kill", $"-{(int)UnixSignal.Stop}", $"{await guest.GetQemuProcessIdAsync(Token)}"], Token);
        await Hypervisor.RunAsync(
            ["sh", "-c", $"virsh qemu-monitor-command {name} --hmp 'info status' > /dev/null 2>&1 < /dev/null &"], Token);
        await Wait.UntilAsync(
            $"the lock of {name}",
            () => Hypervisor.VirshAsync(["domcontrol", name], Token),
            state => state.StartsWith("occupied (", StringComparison.Ordinal) && !state.StartsWith("occupied (0", StringComparison.Ordinal),
            TimeSpan.FromSeconds(30),
            Token);
    }
}
