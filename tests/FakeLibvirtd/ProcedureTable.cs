using LibvirtFake.Handlers;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake;

/// <summary>The handlers of all procedures.</summary>
internal sealed class ProcedureTable
{
    private readonly Dictionary<int, ProcedureEntry> _entries = [];

    public ProcedureTable()
    {
        ConnectHandlers.AddTo(this);
        DomainHandlers.AddTo(this);
        DomainLifecycleHandlers.AddTo(this);
        DeviceHandlers.AddTo(this);
        InterfaceHandlers.AddTo(this);
        NetworkHandlers.AddTo(this);
    }

    public ProcedureEntry? Find(int procedure) => _entries.GetValueOrDefault(procedure);

    /// <summary>A call that is permitted on read-only connections.</summary>
    public void Read<TArguments, TReply>(
        Procedure<TArguments, TReply> procedure, Func<FakeClient, TArguments, TReply> handler)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply> => Add(procedure, handler, changes: false);

    /// <summary>A call that is denied on read-only connections.</summary>
    public void Change<TArguments, TReply>(
        Procedure<TArguments, TReply> procedure, Func<FakeClient, TArguments, TReply> handler)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply> => Add(procedure, handler, changes: true);

    private void Add<TArguments, TReply>(
        Procedure<TArguments, TReply> procedure, Func<FakeClient, TArguments, TReply> handler, bool changes)
        where TArguments : IXdrValue<TArguments>
        where TReply : IXdrValue<TReply> => _entries[(int)procedure.Number] = new ProcedureEntry
        {
            Changes = changes,
            Describe = (client, packet) => CallDescription.Describe(client, procedure.Number, packet.Decode<TArguments>()),
            Execute = (client, packet, serial) =>
                Packet.Encode(ReplyHeader(procedure.Number, serial), handler(client, packet.Decode<TArguments>())),
        };

    private static PacketHeader ReplyHeader(LibvirtProcedure procedure, uint serial) => new(
        PacketHeader.RemoteProgram, PacketHeader.ProtocolVersion, (int)procedure, PacketType.Reply, serial,
        PacketStatus.Ok);
}
