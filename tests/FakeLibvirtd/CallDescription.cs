using LibvirtSharp;
using LibvirtSharp.Xdr;

namespace LibvirtFake;

/// <summary>The part of the arguments of a call that the log contains.</summary>
internal static class CallDescription
{
    public static FakeCall Describe<T>(FakeClient client, LibvirtProcedure procedure, T arguments)
    {
        var (target, text, flags) = arguments switch
        {
            DomainRef domain => (domain.Name, null, 0u),
            NetworkRef network => (network.Name, null, 0u),
            XdrString name => (null, name.Value, 0u),
            XdrUuid uuid => (null, uuid.Value.ToString(), 0u),
            XdrStruct<DomainRef, XdrUInt32>(var domain, var value) => (domain.Name, null, value.Value),
            XdrStruct<DomainRef, XdrUInt32, XdrUInt32>(var domain, var source, _) => (domain.Name, null, source.Value),
            XdrStruct<NetworkRef, XdrUInt32>(var network, var value) => (network.Name, null, value.Value),
            XdrStruct<DomainRef, XdrString>(var domain, var value) => (domain.Name, value.Value, 0u),
            XdrStruct<XdrString, XdrUInt32>(var xml, var value) => (null, xml.Value, value.Value),
            XdrStruct<DomainRef, XdrString, XdrUInt32>(var domain, var xml, var value) =>
                (domain.Name, xml.Value, value.Value),
            XdrStruct<XdrOptionalString, XdrUInt32>(var name, var value) => (null, name.Value, value.Value),
            _ => ((string?)null, arguments?.ToString(), 0u),
        };
        return new FakeCall(client.Number, procedure, target, text, flags);
    }
}
