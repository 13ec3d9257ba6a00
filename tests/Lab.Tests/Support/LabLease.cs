namespace Labs.Tests.Support;

/// <summary>A lab that one test has for itself until it disposes this.</summary>
internal sealed class LabLease(Lab lab, Action release) : IDisposable
{
    public Lab Lab => lab;

    public void Dispose() => release();
}
