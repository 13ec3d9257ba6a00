using System.Globalization;
using HvProvider.Hosts.Locality;

namespace HvProvider.Tests.Hosts.Locality;

public sealed class LocalProcessesTests
{
    private readonly LocalProcesses _processes = new();

    [Fact]
    public void This_process_is_seen_with_its_name_and_its_network()
    {
        Assert.Contains(_processes.Self, _processes.All);
        Assert.Equal(File.ReadAllText("/proc/self/comm").TrimEnd(), _processes.NameOf(_processes.Self));
        Assert.NotNull(_processes.NetworkOf(_processes.Self));
    }

    [Fact]
    public void A_process_of_this_network_has_the_same_one() =>
        Assert.Equal(_processes.NetworkOf(_processes.Self), _processes.NetworkOf(ParentOfSelf()));

    [Fact]
    public void A_process_that_is_not_there_has_neither()
    {
        Assert.Null(_processes.NameOf(int.MaxValue));
        Assert.Null(_processes.NetworkOf(int.MaxValue));
    }

    private static int ParentOfSelf() => int.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("PPid:", StringComparison.Ordinal))["PPid:".Length..],
        CultureInfo.InvariantCulture);
}
