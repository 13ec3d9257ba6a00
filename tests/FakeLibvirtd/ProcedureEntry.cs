using LibvirtSharp.Protocol;

namespace LibvirtFake;

/// <summary>The handler of one procedure.</summary>
internal sealed class ProcedureEntry
{
    public required bool Changes { get; init; }

    public required Func<FakeClient, Packet, FakeCall> Describe { get; init; }

    public required Func<FakeClient, Packet, uint, ReadOnlyMemory<byte>> Execute { get; init; }
}
