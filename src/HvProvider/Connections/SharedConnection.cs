using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Connections;

/// <summary>
/// The connection to a hypervisor that all resources of a session share. The first call that needs it opens it. It is read-only
/// until the first change, and reopened if it was lost, for example because the daemon was restarted.
/// </summary>
internal sealed class SharedConnection(LibvirtUri uri, TimeSpan connectTimeout) : IAsyncDisposable
{
    // A daemon that is busy answers later. The end of the stream closes the connection as well, so nothing is lost without the answer.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _gate = new(1, 1);

    // Previous connections stay open until the end of the session, because other callers may still be reading on them.
    private readonly List<LibvirtConnection> _opened = [];
    private LibvirtConnection? _current;
    private long _failures;
    private LibvirtConnectionException? _failure;

    /// <summary>Whether a change was ever requested. From then on nothing may be served from a cache.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>
    /// The open connection. Concurrent callers share one connection attempt and its failure, so ten attachments on an
    /// unresponsive host wait for one timeout only.
    /// </summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable or rejects the connection.</exception>
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

    /// <summary>
    /// Opens a further read-only connection, for calls that may not return: a call occupies a place of its connection until its reply
    /// arrives. It is closed with this one.
    /// </summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable or rejects the connection.</exception>
    public async Task<LibvirtConnection> OpenSeparateAsync(CancellationToken cancellationToken)
    {
        var opened = await LibvirtConnection.OpenAsync(uri, OptionsOf(readOnly: true), cancellationToken);
        await _gate.WaitAsync(CancellationToken.None);
        _opened.Add(opened);
        _gate.Release();
        return opened;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // At once, because Terraform kills a provider that takes long to shut down.
        await Task.WhenAll(_opened.Select(connection => connection.DisposeAsync().AsTask()));

        _gate.Dispose();
    }

    private LibvirtConnectionOptions OptionsOf(bool readOnly) => new()
    {
        ReadOnly = readOnly,
        ConnectTimeout = connectTimeout,
        CloseTimeout = CloseTimeout,
    };

    private async Task<LibvirtConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var opened = await LibvirtConnection.OpenAsync(uri, OptionsOf(!HasWritten), cancellationToken);
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
