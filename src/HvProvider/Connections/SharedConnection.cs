using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Connections;

/// <summary>
/// The one connection to a hypervisor that all attachments of a walk share. It is opened by the first call that needs
/// it, read-only until the first call that writes, and opened anew when the session broke (the daemon was restarted).
/// </summary>
internal sealed class SharedConnection(LibvirtUri uri, TimeSpan connectTimeout) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    // Former connections stay open until the end of the walk: others may be reading on them.
    private readonly List<LibvirtConnection> _opened = [];
    private LibvirtConnection? _current;
    private long _failures;
    private LibvirtConnectionException? _failure;

    /// <summary>Whether a writing call was ever made: from then on nothing may be served from a cache.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>
    /// The open connection. Callers that come while it is being opened share that attempt, and its failure: ten
    /// attachments on a host that does not answer wait for one time-out, not for ten.
    /// </summary>
    /// <exception cref="LibvirtException">The hypervisor cannot be reached or refuses the connection.</exception>
    public async Task<LibvirtConnection> GetAsync(ConnectionAccess access, CancellationToken cancellationToken)
    {
        var failuresSeen = Interlocked.Read(ref _failures);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            HasWritten |= access == ConnectionAccess.ReadWrite;
            if (_current is { CloseReason: null } current && (current.IsReadOnly == false || !HasWritten))
            {
                return current;
            }

            if (_failure is { } failure && _failures != failuresSeen)
            {
                throw new LibvirtConnectionException(failure.Reason, failure.Message, failure);
            }

            return _current = await OpenAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _opened)
        {
            await connection.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task<LibvirtConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new LibvirtConnectionOptions { ReadOnly = !HasWritten, ConnectTimeout = connectTimeout };
            var opened = await LibvirtConnection.OpenAsync(uri, options, cancellationToken);
            _opened.Add(opened);
            PluginLog.Debug("Connected to the hypervisor.", ("uri", uri), ("read_only", opened.IsReadOnly));
            return opened;
        }
        catch (LibvirtConnectionException exception)
        {
            PluginLog.Debug("The hypervisor cannot be reached.", ("uri", uri), ("reason", exception.Reason));
            _failure = exception;
            Interlocked.Increment(ref _failures);
            throw;
        }
    }
}
