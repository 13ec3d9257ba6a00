namespace HvProvider.Nics.Settings;

/// <summary>How a changed setting reaches a definition.</summary>
internal enum SettingChange
{
    /// <summary>libvirt updates the device.</summary>
    InPlace,

    /// <summary>The NIC is detached and attached again: libvirt refuses the update, or finds the device by this very value.</summary>
    Reattach,
}
