namespace Labs;

/// <summary>What kind of lab a test needs.</summary>
public sealed record LabOptions
{
    public DebianSuite Suite { get; init; } = DebianSuite.Trixie;

    public HostVariant Variant { get; init; } = HostVariant.Site;

    /// <summary>The memory of the host and its guests together. What is not used takes nothing.</summary>
    public int MemoryMiB { get; init; } = 3072;
}
