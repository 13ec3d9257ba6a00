namespace HvProvider.Hosts.Networkd;

/// <summary>Why the state of networkd is not readable.</summary>
internal enum NetworkdSilence
{
    /// <summary>The host has no systemd, or no networkd.</summary>
    NotInstalled,

    /// <summary>networkd is not running; another tool manages the host's network.</summary>
    NotRunning,

    /// <summary>systemd is older than 249, the first version whose networkctl supports JSON.</summary>
    TooOld,

    /// <summary>networkd did not respond.</summary>
    NoAnswer,
}
