namespace Labs.Tests.Support;

/// <summary>
/// A lab that one test has for itself until it disposes this. Names and MAC addresses are drawn here, but for names that an example or a
/// guide dictates. At the end the lab has to be as it was.
/// </summary>
internal sealed class LabLease(PooledLab pooled, LabFixture fixture, LabLeases leases) : IAsyncDisposable
{
    public Lab Lab => pooled.Lab;

    /// <summary>A name of a domain or a network that nothing in any lab has or had.</summary>
    public string DrawName(string stem) => fixture.DrawName(stem);

    /// <summary>A MAC address that nothing in any lab has or had.</summary>
    public string DrawMac() => fixture.DrawMac();

    public async ValueTask DisposeAsync()
    {
        var isClean = false;
        try
        {
            var differences = await pooled.CompareAsync(leases.RestTimeout);
            isClean = differences.Count == 0;
            foreach (var difference in differences)
            {
                leases.Report($"{TestContext.Current.TestMethod?.MethodName}: {difference}");
            }
        }
        catch (Exception exception)
        {
            leases.Report($"The lab could not be compared: {exception}");
        }
        finally
        {
            await fixture.GiveBackAsync(pooled, isClean);
        }
    }
}
