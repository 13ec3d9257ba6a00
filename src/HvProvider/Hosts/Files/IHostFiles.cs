namespace HvProvider.Hosts.Files;

/// <summary>Reads configuration files of the hypervisor's host.</summary>
internal interface IHostFiles
{
    /// <summary>
    /// The files with one of the extensions in the given directories, and the <c>.conf</c> files of their drop-in directories
    /// (<c>NAME.EXTENSION.d</c>). A missing directory contains none.
    /// </summary>
    Task<ConfigurationFiles> ReadAsync(
        IReadOnlyList<string> folders, IReadOnlyList<string> extensions, CancellationToken cancellationToken);

    /// <summary>
    /// The files with one of the given paths, in which a star in the name stands for any characters. Missing files and folders that
    /// this user cannot list are left out.
    /// </summary>
    Task<IReadOnlyList<ConfigurationFile>> ReadMatchingAsync(IReadOnlyList<string> patterns, CancellationToken cancellationToken);
}
