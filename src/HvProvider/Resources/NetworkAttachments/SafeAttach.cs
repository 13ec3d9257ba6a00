using HvProvider.Nics;
using HvProvider.Nics.Values;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Attaches a NIC that was just detached: the attach is completed even if the connection to the daemon breaks.</summary>
internal static class SafeAttach
{
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Attaches to one definition and continues if the connection breaks.</summary>
    public static async Task RunAsync(
        AttachmentChange change, string document, DomainModifyFlags definition, CancellationToken limit)
    {
        var expected = NicXmlReader.Read(SafeXml.Parse(document));
        while (true)
        {
            try
            {
                await change.Editor.AttachAsync(document, definition, limit);
                return;
            }
            catch (LibvirtConnectionException) when (!limit.IsCancellationRequested)
            {
                // The NIC may have been attached anyway, or the daemon is restarting.
                if (await IsAttachedAsync(change, expected.Mac, definition, limit))
                {
                    return;
                }
            }
        }
    }

    /// <summary>Whether a definition contains a NIC with the MAC address; waits for the daemon if the connection is broken.</summary>
    public static async Task<bool> IsAttachedAsync(
        AttachmentChange change, MacAddress? mac, DomainModifyFlags definition, CancellationToken limit)
    {
        while (true)
        {
            try
            {
                var snapshot = await change.Editor.ReadAsync(limit);
                var read = definition == DomainModifyFlags.Live ? snapshot?.Live : snapshot?.Config;
                return read?.Nics.Any(nic => nic.Mac == mac) ?? true;
            }
            catch (LibvirtConnectionException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(ReconnectPause, limit);
            }
        }
    }
}
