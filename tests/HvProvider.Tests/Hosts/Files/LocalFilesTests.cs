using HvProvider.Hosts.Files;

namespace HvProvider.Tests.Hosts.Files;

public sealed class LocalFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hv-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_and_their_drop_ins_are_found_and_others_are_not()
    {
        Write("b.network", "b");
        Write("a.netdev", "a");
        Write("a.link", "no");
        Write("README", "no");
        Write("b.network.d/x.conf", "x");
        Write("b.network.d/x.txt", "no");
        Write("b.link.d/x.conf", "no");
        Write("deeper/c.network", "no");

        var found = await ReadAsync(_folder);

        Assert.Equal(["a.netdev", "b.network", "b.network.d/x.conf"], found.Files.Select(Relative));
        Assert.Equal(["a", "b", "x"], found.Files.Select(file => file.Text));
        Assert.Empty(found.UnreadableFolders);
    }

    [Fact]
    public async Task Empty_files_and_links_to_dev_null_are_masks()
    {
        Write("a.network", "");
        File.CreateSymbolicLink(Path.Combine(_folder, "b.network"), "/dev/null");
        Write("c.network", "[Match]");

        var found = await ReadAsync(_folder);

        Assert.Equal([true, true, false], found.Files.Select(file => file.IsMask));
    }

    [Fact]
    public async Task A_dangling_link_and_a_too_large_file_are_unreadable()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "a.network"), Path.Combine(_folder, "gone"));
        Write("b.network", new string('x', 2_000_000));

        Assert.All((await ReadAsync(_folder)).Files, file => Assert.Null(file.Text));
    }

    [Fact]
    public async Task A_missing_folder_is_empty()
    {
        var found = await ReadAsync(Path.Combine(_folder, "none"));
        Assert.Empty(found.Files);
        Assert.Empty(found.UnreadableFolders);
    }

    [Fact]
    public async Task Files_are_found_by_path_and_by_pattern_and_missing_ones_are_left_out()
    {
        Write("hooks/qemu", "q");
        Write("hooks/qemu.d/10-x", "x");
        Write("ifcfg-br0", "b");
        Write("other", "no");
        var found = await new LocalFiles().ReadMatchingAsync(
            [.. new[] { "hooks/*", "ifcfg-*", "none", "none/*", "hooks/qemu.d/10-x" }.Select(name => Path.Combine(_folder, name))],
            CancellationToken.None);
        Assert.Equal(["hooks/qemu", "ifcfg-br0", "hooks/qemu.d/10-x"], found.Select(Relative));
        Assert.Equal(["q", "b", "x"], found.Select(file => file.Text));
    }

    [Fact]
    public async Task A_file_of_the_kernel_is_read_although_it_has_no_length() =>
        Assert.NotEmpty((await new LocalFiles().ReadMatchingAsync(["/proc/self/status"], CancellationToken.None)).Single().Text!);

    private static Task<ConfigurationFiles> ReadAsync(string folder) =>
        new LocalFiles().ReadAsync([folder], [".network", ".netdev"], CancellationToken.None);

    private string Relative(ConfigurationFile file) => Path.GetRelativePath(_folder, file.Path);

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
