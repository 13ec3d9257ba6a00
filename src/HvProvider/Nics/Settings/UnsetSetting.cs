namespace HvProvider.Nics.Settings;

/// <summary>What becomes of an existing value that the configuration does not set.</summary>
internal enum UnsetSetting
{
    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is removed: not setting it is a request.</summary>
    Remove,
}
