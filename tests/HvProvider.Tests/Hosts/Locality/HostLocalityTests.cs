using HvProvider.Hosts.Locality;
using LibvirtSharp;

namespace HvProvider.Tests.Hosts.Locality;

public sealed class HostLocalityTests
{
    private const string SystemSocket = "/var/run/libvirt/libvirt-sock-ro";

    private readonly RecordedHost _machine = new("trixie-site") { Processes = { [Environment.ProcessId] = ("terraform-provi", 1) } };

    [Theory]
    [InlineData("libvirtd", "/tmp/any.sock")]
    [InlineData("virtqemud", "/run/libvirt/virtqemud-sock")]
    [InlineData("virtproxyd", "/run/libvirt/libvirt-sock")]
    public void A_daemon_in_the_same_network_namespace_is_local(string daemon, string socket)
    {
        _machine.Processes[7] = (daemon, 1);
        Assert.Null(Check(socket, 7));
    }

    /// <summary>All daemons, started through a script of NixOS or Guix: the kernel cuts their names.</summary>
    public static TheoryData<string, string> Wrapped
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var daemon in LibvirtDaemon.All)
            {
                data.Add(daemon, $".{daemon}-wrapped");
                data.Add(daemon, $".{daemon}-wrapped_");
                data.Add(daemon, $".{daemon}-real");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Wrapped))]
    public void A_wrapped_daemon_is_local(string daemon, string file)
    {
        var socket = LibvirtDaemon.OfLegacySocket.Contains(daemon) ? SystemSocket : $"/run/libvirt/{daemon}-sock";
        _machine.Processes[1] = ("systemd", 1);
        _machine.Processes[7] = (file[..Math.Min(file.Length, 15)], 1);
        Assert.Null(Check(socket, 7));
        Assert.Null(Check(socket, 1));

        _machine.Processes[7] = ("main", 1);
        _machine.Executables[7] = $"/nix/store/x-libvirt-11.3.0/bin/{file}";
        Assert.Null(Check(socket, 7));
        Assert.Null(Check(socket, 1));
    }

    [Theory]
    [InlineData("/usr/sbin/libvirtd (deleted)", true)]
    [InlineData("/opt/libvirtd/bin/socat", false)]
    [InlineData("/usr/bin/.virtqemud-fake", false)]
    public void The_file_of_the_peer_is_decisive_if_it_is_readable(string file, bool isLocal)
    {
        _machine.Processes[7] = ("libvirtd", 1);
        _machine.Executables[7] = file;
        Assert.Equal(isLocal, Check(SystemSocket, 7) is null);
    }

    [Fact]
    public void The_namespace_of_a_wrapped_daemon_is_compared()
    {
        _machine.Processes[7] = (".libvirtd-wrapp", 2);
        Assert.Contains("libvirtd, which listens on", Check(SystemSocket, 7)!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_daemon_in_another_network_namespace_is_not_local()
    {
        _machine.Processes[7] = ("libvirtd", 2);
        var reason = Check(SystemSocket, 7)!;
        Assert.Equal(NoHostViewCause.OtherNamespace, reason.Cause);
        Assert.Contains("libvirtd", reason.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssh")]
    [InlineData("socat")]
    [InlineData("sshd-session")]
    public void A_forwarder_in_the_same_network_namespace_is_not_local(string program)
    {
        _machine.Processes[7] = (program, 1);
        var reason = Check("/tmp/kvm.sock", 7)!;
        Assert.Equal(NoHostViewCause.UnknownPeer, reason.Cause);
        Assert.Contains($"\"{program}\"", reason.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invisible_peer_is_not_local()
    {
        Assert.Equal(NoHostViewCause.UnknownPeer, Check(SystemSocket, null)!.Cause);
        Assert.Equal(NoHostViewCause.UnknownPeer, Check(SystemSocket, 4711)!.Cause);
    }

    [Fact]
    public void An_unreadable_network_namespace_is_not_local()
    {
        _machine.Processes[7] = ("libvirtd", null);
        Assert.Equal(NoHostViewCause.UnknownPeer, Check(SystemSocket, 7)!.Cause);
    }

    [Theory]
    [InlineData("/run/libvirt/libvirt-sock", "libvirtd")]
    [InlineData(SystemSocket, "virtproxyd")]
    [InlineData("/run/libvirt/virtqemud-sock-ro", "virtqemud")]
    [InlineData("/run/user/1000/libvirt/libvirt-sock", "libvirtd")]
    public void The_service_manager_on_the_libvirt_socket_represents_the_daemon_that_it_started(string socket, string daemon)
    {
        _machine.Processes[1] = ("systemd", 1);
        _machine.Processes[7] = (daemon, 1);
        Assert.Null(Check(socket, 1));
    }

    [Theory]
    [InlineData("/run/kvm.sock")]
    [InlineData("/run/libvirt/../kvm/libvirt-sock")]
    public void The_service_manager_on_another_socket_may_listen_for_a_forwarder(string socket)
    {
        _machine.Processes[1] = ("systemd", 1);
        _machine.Processes[7] = ("libvirtd", 1);
        Assert.Equal(NoHostViewCause.UnknownPeer, Check(socket, 1)!.Cause);
    }

    [Fact]
    public void A_daemon_started_in_another_network_namespace_is_not_local()
    {
        _machine.Processes[1] = ("systemd", 1);
        _machine.Processes[7] = ("libvirtd", 2);
        Assert.Equal(NoHostViewCause.OtherNamespace, Check(SystemSocket, 1)!.Cause);
    }

    [Fact]
    public void A_service_manager_without_the_daemon_of_the_socket_is_not_local()
    {
        _machine.Processes[1] = ("systemd", 1);
        _machine.Processes[7] = ("libvirtd", 1);
        Assert.Equal(NoHostViewCause.UnknownPeer, Check("/run/libvirt/virtqemud-sock", 1)!.Cause);
    }

    [Fact]
    public void A_service_manager_of_another_namespace_is_not_local()
    {
        _machine.Processes[1] = ("systemd", 2);
        Assert.Equal(NoHostViewCause.OtherNamespace, Check(SystemSocket, 1)!.Cause);
    }

    private NoHostView? Check(string socket, int? process) =>
        new HostLocality(_machine).Check(new LibvirtUnixPeer(socket, process));
}
