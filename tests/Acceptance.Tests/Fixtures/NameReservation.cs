namespace Acceptance.Tests.Fixtures;

/// <summary>Names that one test has for itself until it disposes this.</summary>
internal sealed class NameReservation(Func<Task> release) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await release();
}
