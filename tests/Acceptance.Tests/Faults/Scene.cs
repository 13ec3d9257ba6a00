using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>A running guest and a Terraform configuration that attaches the NIC <c>lan</c> to it.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public const string Address = "hv_network_attachment.lan";

    private Scene(Hypervisor hypervisor, Guest guest, TerraformWorkspace terraform)
    {
        Hypervisor = hypervisor;
        Guest = guest;
        Terraform = terraform;
    }

    public Hypervisor Hypervisor { get; }

    public Guest Guest { get; }

    public TerraformWorkspace Terraform { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts a guest with a drawn name on the shared hypervisor.</summary>
    public static Task<Scene> StartAsync(HypervisorLease lease, string stem, GuestOptions options) =>
        StartAsync(lease.Hypervisor, lease.DrawName(stem), options);

    /// <summary>Starts the guest, waiting for its operating system where it has one.</summary>
    public static async Task<Scene> StartAsync(Hypervisor hypervisor, string domain, GuestOptions options)
    {
        var guest = await hypervisor.DefineGuestAsync(domain, options, Token);
        await (options.HasOperatingSystem ? guest.StartReadyAsync(Token) : guest.StartAsync(Token));
        return new Scene(hypervisor, guest, await TerraformWorkspace.CreateAsync(hypervisor.Uri, Token));
    }

    /// <summary>The configuration of one attachment, with further attributes.</summary>
    public string Attachment(string attributes = "", string resource = "lan", string? domain = null) => $$"""
        resource "hv_network_attachment" "{{resource}}" {
          domain = "{{domain ?? Guest.Name}}"
          name   = "lan"
          bridge = "br0"
          {{attributes}}
        }

        """;

    /// <summary>Configures the attachment and applies it.</summary>
    public async Task ApplyAsync(string attributes = "")
    {
        await Terraform.WriteAsync(Attachment(attributes), Token);
        (await Terraform.ApplyAsync(Token)).OrThrow();
    }

    /// <summary>Configures the attachment and starts an apply that the test is going to disturb.</summary>
    public async Task<TerraformCommand> StartApplyAsync(string attributes = "", params string[] options)
    {
        await Terraform.WriteAsync(Attachment(attributes), Token);
        var command = Terraform.Start(["apply", "-json", "-input=false", "-auto-approve", .. options]);
        await WaitForChangeAsync(command);
        return command;
    }

    /// <summary>Starts a destroy that the test is going to disturb.</summary>
    public async Task<TerraformCommand> StartDestroyAsync()
    {
        var command = Terraform.Start(["destroy", "-json", "-input=false", "-auto-approve"]);
        await WaitForChangeAsync(command);
        return command;
    }

    public async Task<IReadOnlyList<DomainNic>> ReadLiveAsync() =>
        DomainNic.ReadLive(await Guest.GetXmlAsync(inactive: false, Token));

    public async Task<IReadOnlyList<DomainNic>> ReadConfigAsync() =>
        DomainNic.ReadAll(await Guest.GetXmlAsync(inactive: true, Token));

    /// <summary>Fails unless the NIC is exactly once in the running guest and in the persistent definition, the same in both.</summary>
    public async Task AssertPluggedOnceAsync()
    {
        var live = Assert.Single(await ReadLiveAsync());
        Assert.Equal("ua-lan", live.Alias);
        Assert.Equal(live.WithoutLiveParts(), Assert.Single(await ReadConfigAsync()));
    }

    /// <summary>Fails unless the plan is empty and the NIC is exactly once in both definitions.</summary>
    public async Task AssertConvergedAsync()
    {
        Assert.False((await Terraform.PlanAsync(Token)).HasChanges);
        await AssertPluggedOnceAsync();
    }

    public async Task<bool> IsInStateAsync(string address = Address) => await Terraform.ReadStateAsync(address, Token) is not null;

    /// <summary>Stops the guest's machine between two instructions: what asks it for something waits.</summary>
    public Task FreezeGuestAsync() => SignalGuestAsync(UnixSignal.Stop);

    public Task ThawGuestAsync() => SignalGuestAsync(UnixSignal.Continue);

    /// <summary>Waits until the daemon has made the tap of a NIC, which it does before it asks the guest's machine.</summary>
    public Task WaitForTapAsync(string mac) => Wait.UntilAsync(
        $"the tap of {mac}",
        () => Hypervisor.RunAsync(["ip", "-oneline", "link", "show", "master", Hypervisor.Bridge], Token),
        links => links.Contains($"fe{mac[2..]}", StringComparison.Ordinal),
        TimeSpan.FromSeconds(30),
        Token);

    /// <summary>Waits until the NICs of the running guest satisfy the condition.</summary>
    public Task WaitForLiveAsync(Func<IReadOnlyList<DomainNic>, bool> condition) => Wait.UntilAsync(
        $"NICs of {Guest.Name}", ReadLiveAsync, condition, TimeSpan.FromSeconds(30), Token);

    public async ValueTask DisposeAsync()
    {
        await Terraform.DisposeAsync();
        await Guest.DisposeAsync();
    }

    private static Task WaitForChangeAsync(TerraformCommand command) => command.WaitForOutputAsync(
        output => JsonLines.Read(output).Any(line => JsonLines.TypeOf(line) == "apply_start"), Token);

    private async Task SignalGuestAsync(UnixSignal signal)
    {
        var qemu = await Guest.GetQemuProcessIdAsync(Token);
        await Hypervisor.RunAsync(["kill", $"-{(int)signal}", $"{qemu}"], Token);
    }
}
