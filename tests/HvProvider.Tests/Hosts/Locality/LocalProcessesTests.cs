using System.Globalization;
using HvProvider.Hosts.Locality;

namespace HvProvider.Tests.Hosts.Locality;

public sealed class LocalProcessesTests
{
    private readonly LocalProcesses _processes = new();

    [Fact]
    public void The_name_and_network_namespace_of_this_process_are_read()
    {
        Assert.Contains(_processes.Self, _processes.All);
        Assert.Equal(File.ReadAllText("/proc/self/comm").TrimEnd(), _processes.NameOf(_processes.Self));
        Assert.NotNull(_processes.NetworkOf(_processes.Self));
    }

    [Fact]
    public void The_file_of_this_process_is_read() =>
        Assert.Equal(Path.GetFileName(Environment.ProcessPath), Path.GetFileName(_processes.ExecutableOf(_processes.Self)));

    [Fact]
    public void A_process_in_this_network_namespace_has_the_same_identifier() =>
        Assert.Equal(_processes.NetworkOf(_processes.Self), _processes.NetworkOf(ParentOfSelf()));

    [Fact]
    public void A_missing_process_has_no_name_and_no_network_namespace()
    {
        Assert.Null(_processes.NameOf(int.MaxValue));
        Assert.Null(_processes.ExecutableOf(int.MaxValue));
        Assert.Null(_processes.NetworkOf(int.MaxValue));
    }

    private static int ParentOfSelf() => int.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("PPid:", StringComparison.Ordinal))["PPid:".Length..],
        CultureInfo.InvariantCulture);
}
