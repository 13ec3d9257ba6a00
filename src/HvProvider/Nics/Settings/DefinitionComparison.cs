namespace HvProvider.Nics.Settings;

/// <summary>When different values of a setting in the live and the persistent definition are drift.</summary>
internal enum DefinitionComparison
{
    /// <summary>Whenever they differ. A value that a network provides to the running NIC alone does not count.</summary>
    Always,

    /// <summary>Only where both definitions have a value: libvirt assigns it in each by itself.</summary>
    WhereBothHave,

    /// <summary>Never: the setting is compared with the network instead.</summary>
    Never,
}
