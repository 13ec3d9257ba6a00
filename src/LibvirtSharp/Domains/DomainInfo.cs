using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>The resources that a domain uses.</summary>
/// <param name="State">The state.</param>
/// <param name="MaxMemory">Maximum memory, KiB.</param>
/// <param name="Memory">Used memory, KiB.</param>
/// <param name="VirtualCpus">Number of virtual CPUs.</param>
/// <param name="CpuTime">Used CPU time, ns.</param>
public readonly record struct DomainInfo(
    DomainState State, ulong MaxMemory, ulong Memory, int VirtualCpus, ulong CpuTime) : IXdrValue<DomainInfo>
{
    // unsigned char state, unsigned hyper max, unsigned hyper memory, unsigned short ncpu, unsigned hyper time;
    // XDR has nothing shorter than four bytes.
    void IXdrValue<DomainInfo>.Write(ref XdrWriter writer)
    {
        writer.WriteInt32((int)State);
        writer.WriteUInt64(MaxMemory);
        writer.WriteUInt64(Memory);
        writer.WriteInt32(VirtualCpus);
        writer.WriteUInt64(CpuTime);
    }

    static DomainInfo IXdrValue<DomainInfo>.Read(ref XdrReader reader) => new(
        (DomainState)reader.ReadInt32(), reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadInt32(),
        reader.ReadUInt64());
}
