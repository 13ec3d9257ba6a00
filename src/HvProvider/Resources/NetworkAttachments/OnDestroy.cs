namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The values of <c>on_destroy</c>: what destroying the resource does to the NIC.</summary>
internal static class OnDestroy
{
    /// <summary>Remove it from the running guest, confirmed, and from the persistent definition.</summary>
    public const string Detach = "detach";

    /// <summary>Remove it from the persistent definition only: the running guest keeps it until it stops.</summary>
    public const string ConfigOnly = "config_only";

    /// <summary>Forget it: the NIC stays as it is.</summary>
    public const string Abandon = "abandon";
}
