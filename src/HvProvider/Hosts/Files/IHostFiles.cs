namespace HvProvider.Hosts.Files;

/// <summary>Reads configuration files of the hypervisor's host.</summary>
internal interface IHostFiles
{
    /// <summary>
    /// The files with one of the extensions in the given folders, and the <c>.conf</c> files of their drop-in folders
    /// (<c>NAME.EXTENSION.d</c>). A folder that does not exist holds none.
    /// </summary>
    Task<ConfigurationFiles> ReadAsync(
        IReadOnlyList<string> folders, IReadOnlyList<string> extensions, CancellationToken cancellationToken);
}
