namespace LibvirtSharp;

/// <summary>The data that is removed together with a persistent definition.</summary>
[Flags]
public enum DomainUndefineFlags : uint
{
    /// <summary>The definition only.</summary>
    None = 0,

    /// <summary>The managed save image.</summary>
    ManagedSave = 1,

    /// <summary>Snapshots' metadata.</summary>
    SnapshotsMetadata = 2,

    /// <summary>The NVRAM file.</summary>
    Nvram = 4,

    /// <summary>The NVRAM file is kept.</summary>
    KeepNvram = 8,

    /// <summary>Checkpoints' metadata.</summary>
    CheckpointsMetadata = 16,

    /// <summary>The emulated TPM state.</summary>
    Tpm = 32,

    /// <summary>The emulated TPM state is kept.</summary>
    KeepTpm = 64,
}
