namespace HvProvider.Hosts.Networkd;

/// <summary>Why nothing can be learned of networkd.</summary>
internal enum NetworkdSilence
{
    /// <summary>The host has no systemd, or no networkd.</summary>
    NotInstalled,

    /// <summary>networkd does not run, so the host's network is somebody else's.</summary>
    NotRunning,

    /// <summary>systemd is older than 249, whose networkctl was the first to speak JSON.</summary>
    TooOld,

    /// <summary>It was asked and did not answer.</summary>
    NoAnswer,
}
