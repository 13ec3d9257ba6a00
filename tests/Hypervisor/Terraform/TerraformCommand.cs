using Hypervisors.Commands;

namespace Hypervisors.Terraform;

/// <summary>A Terraform command that runs.</summary>
public sealed class TerraformCommand(IRunningCommand command) : IAsyncDisposable
{
    private const string Provider = "terraform-provider-hv";
    private static readonly TimeSpan ProviderTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What it wrote so far.</summary>
    public string OutputSoFar => command.OutputSoFar;

    /// <summary>Presses Ctrl-C. In a terminal the providers get the signal too, so they do here.</summary>
    public async Task InterruptAsync(CancellationToken cancellationToken)
    {
        await command.SignalChildrenAsync(Provider, UnixSignal.Interrupt, cancellationToken);
        await command.SignalAsync(UnixSignal.Interrupt, cancellationToken);
    }

    /// <summary>Ends Terraform itself at once.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => command.SignalAsync(UnixSignal.Kill, cancellationToken);

    /// <summary>Waits until the command has started a provider, and ends that at once.</summary>
    public async Task KillProviderAsync(CancellationToken cancellationToken)
    {
        await WaitForProvidersAsync(cancellationToken);
        await command.SignalChildrenAsync(Provider, UnixSignal.Kill, cancellationToken);
    }

    /// <summary>The process numbers of the providers that the command runs at this moment, once there is one.</summary>
    public Task<IReadOnlyList<int>> WaitForProvidersAsync(CancellationToken cancellationToken) => Wait.UntilAsync(
        "a provider process",
        () => command.FindChildrenAsync(Provider, cancellationToken),
        providers => providers.Count > 0,
        ProviderTimeout,
        cancellationToken);

    /// <summary>Waits until something shows in the output, such as a line of Terraform's machine-readable log.</summary>
    public Task WaitForOutputAsync(Func<string, bool> condition, CancellationToken cancellationToken) => Wait.UntilAsync(
        "output of Terraform", () => Task.FromResult(OutputSoFar), condition, ProviderTimeout, cancellationToken);

    public async Task<TerraformResult> WaitAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        return new TerraformResult(await command.WaitAsync(deadline.Token));
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();
}
