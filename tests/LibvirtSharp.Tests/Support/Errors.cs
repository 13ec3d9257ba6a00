namespace LibvirtSharp.Tests.Support;

/// <summary>Expects errors by number.</summary>
internal static class Errors
{
    internal static async Task ThrowsAsync(LibvirtErrorCode code, Func<Task> action) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<LibvirtRemoteException>(() => action().Soon())).Code);
}
