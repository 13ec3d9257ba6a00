using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>Counters of an interface of a domain, from the perspective of the host; −1 if not available.</summary>
public readonly record struct InterfaceStats(
    long ReceivedBytes, long ReceivedPackets, long ReceiveErrors, long ReceiveDrops,
    long SentBytes, long SentPackets, long SendErrors, long SendDrops) : IXdrValue<InterfaceStats>
{
    // hyper rx_bytes, rx_packets, rx_errs, rx_drop, tx_bytes, tx_packets, tx_errs, tx_drop
    void IXdrValue<InterfaceStats>.Write(ref XdrWriter writer)
    {
        writer.WriteInt64(ReceivedBytes);
        writer.WriteInt64(ReceivedPackets);
        writer.WriteInt64(ReceiveErrors);
        writer.WriteInt64(ReceiveDrops);
        writer.WriteInt64(SentBytes);
        writer.WriteInt64(SentPackets);
        writer.WriteInt64(SendErrors);
        writer.WriteInt64(SendDrops);
    }

    static InterfaceStats IXdrValue<InterfaceStats>.Read(ref XdrReader reader) => new(
        reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(),
        reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
}
