namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The values of <c>on_destroy</c>: the action on the NIC when the resource is destroyed.</summary>
internal static class OnDestroy
{
    /// <summary>Detach the NIC from the running domain, confirmed, and remove it from the persistent definition.</summary>
    public const string Detach = "detach";

    /// <summary>Remove the NIC from the persistent definition only; the running domain keeps it until it stops.</summary>
    public const string ConfigOnly = "config_only";

    /// <summary>Stop managing the NIC and leave it unchanged.</summary>
    public const string Abandon = "abandon";
}
