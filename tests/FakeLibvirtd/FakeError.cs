using LibvirtSharp;

namespace LibvirtFake;

/// <summary>An error reply.</summary>
internal sealed class FakeError(LibvirtErrorCode code, LibvirtErrorDomain domain, string message) : Exception(message)
{
    public LibvirtErrorCode Code { get; } = code;

    public LibvirtErrorDomain Domain { get; } = domain;

    public static FakeError Qemu(LibvirtErrorCode code, string message) => new(code, LibvirtErrorDomain.Qemu, message);

    public static FakeError OfDomain(LibvirtErrorCode code, string message) =>
        new(code, LibvirtErrorDomain.Domain, message);

    public static FakeError OfNetwork(LibvirtErrorCode code, string message) =>
        new(code, LibvirtErrorDomain.Network, message);
}
