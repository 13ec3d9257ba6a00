namespace LibvirtSharp;

/// <summary>The memory of buffered events. Their names are as long as a peer wants, up to 4 MiB each.</summary>
internal static class EventSize
{
    // The objects of an event without its texts, rounded up.
    private const int Objects = 256;

    /// <summary>The memory of an event in bytes.</summary>
    public static long Of(DomainEvent domainEvent)
    {
        var alias = domainEvent switch
        {
            DeviceAddedEvent added => added.Alias,
            DeviceRemovedEvent removed => removed.Alias,
            DeviceRemovalFailedEvent failed => failed.Alias,
            _ => "",
        };
        return Objects + (sizeof(char) * ((long)domainEvent.Domain.Name.Length + alias.Length));
    }
}
