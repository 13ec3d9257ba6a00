using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>The tool is not known. The settings are those of the kernel, which every tool sets in its own way.</summary>
internal sealed class UnknownOwner : CommandOwner
{
    /// <summary>The only instance.</summary>
    public static readonly UnknownOwner Instance = new();

    /// <inheritdoc />
    public override string? Name => null;

    /// <inheritdoc />
    protected override string Place(HostLink bridge) => "the configuration that creates the bridge";
}
