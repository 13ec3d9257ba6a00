namespace LibvirtSharp.Tests.Uris;

public sealed class LibvirtUriTests
{
    [Theory]
    [InlineData("qemu:///system", "qemu", LibvirtTransport.Unix, null, null, null, "/system", "qemu:///system")]
    [InlineData("qemu:///session", "qemu", LibvirtTransport.Unix, null, null, null, "/session", "qemu:///session")]
    [InlineData("qemu+unix:///system", "qemu", LibvirtTransport.Unix, null, null, null, "/system", "qemu:///system")]
    [InlineData("QEMU+SSH://h/system", "qemu", LibvirtTransport.Ssh, null, "h", null, "/system", "qemu:///system")]
    [InlineData("qemu://h/system", "qemu", LibvirtTransport.Tls, null, "h", null, "/system", "qemu:///system")]
    [InlineData("qemu+tcp://h:16509/system", "qemu", LibvirtTransport.Tcp, null, "h", 16509, "/system", "qemu:///system")]
    [InlineData("qemu+ssh://root@h:22/system", "qemu", LibvirtTransport.Ssh, "root", "h", 22, "/system", "qemu:///system")]
    [InlineData("qemu+ssh://a%40b@h/system", "qemu", LibvirtTransport.Ssh, "a@b", "h", null, "/system", "qemu:///system")]
    [InlineData("qemu+ssh://[fe80::1]:22/system", "qemu", LibvirtTransport.Ssh, null, "fe80::1", 22, "/system", "qemu:///system")]
    [InlineData("qemu+tls://[::1]/system", "qemu", LibvirtTransport.Tls, null, "::1", null, "/system", "qemu:///system")]
    [InlineData("qemu+libssh2://h/system", "qemu", LibvirtTransport.Libssh2, null, "h", null, "/system", "qemu:///system")]
    [InlineData("qemu+libssh://h/system", "qemu", LibvirtTransport.Libssh, null, "h", null, "/system", "qemu:///system")]
    [InlineData("qemu+ext:///system?command=x", "qemu", LibvirtTransport.External, null, null, null, "/system", "qemu:///system")]
    [InlineData("test:///default", "test", LibvirtTransport.Unix, null, null, null, "/default", "test:///default")]
    [InlineData("test+unix:///a%20b.xml", "test", LibvirtTransport.Unix, null, null, null, "/a b.xml", "test:///a%20b.xml")]
    [InlineData("remote+unix://", "remote", LibvirtTransport.Unix, null, null, null, "", "")]
    [InlineData("remote://h", "remote", LibvirtTransport.Tls, null, "h", null, "", "")]
    [InlineData("xen://", "xen", LibvirtTransport.Unix, null, null, null, "", "xen:///")]
    [InlineData(
        "qemu:///system?foo=1&socket=/s&bar", "qemu", LibvirtTransport.Unix, null, null, null, "/system", "qemu:///system?foo=1&bar")]
    [InlineData("qemu+ssh://h/system?name=qemu:///session", "qemu", LibvirtTransport.Ssh, null, "h", null, "/system", "qemu:///session")]
    public void A_uri_is_parsed(
        string text, string driver, LibvirtTransport transport, string? user, string? host, int? port, string path,
        string daemonName)
    {
        var uri = LibvirtUri.Parse(text);
        Assert.Equal(
            (driver, transport, user, host, port), (uri.Driver, uri.Transport, uri.User, uri.Host, uri.Port));
        Assert.Equal((path, daemonName, text), (uri.Path, uri.DaemonName, uri.ToString()));
    }

    [Fact]
    public void Parameter_names_are_case_insensitive()
    {
        var uri = LibvirtUri.Parse(
            "qemu+ssh://h/system?SOCKET=/a%2Fb%20c&Mode=LEGACY&proxy=netcat&netcat=nc&command=/bin/ssh&keyfile=/k&"
            + "no_verify=1&no_tty=0;auth=sasl.SCRAM-SHA-256&authfile=/f");
        var parameters = uri.Parameters;
        Assert.Equal("/a/b c", parameters.Socket);
        Assert.Equal((LibvirtDaemonMode.Legacy, LibvirtSshProxy.Netcat), (parameters.Mode, parameters.Proxy));
        Assert.Equal(("nc", "/bin/ssh", "/k"), (parameters.Netcat, parameters.Command, parameters.KeyFile));
        Assert.Equal((true, false), (parameters.NoVerify, parameters.NoTty));
        Assert.Equal(("sasl.SCRAM-SHA-256", "/f"), (parameters.Authentication, parameters.AuthenticationFile));
        Assert.Empty(uri.IgnoredParameters);
    }

    [Fact]
    public void Parameters_of_tls_and_libssh_are_read()
    {
        var tls = LibvirtUri.Parse("qemu://h/system?no_verify=1&no_sanity=1&pkipath=/p&tls_priority=NORMAL").Parameters;
        Assert.Equal((true, true, "/p", "NORMAL"), (tls.NoVerify, tls.NoSanity, tls.PkiPath, tls.TlsPriority));
        var libssh = LibvirtUri.Parse(
            "qemu+libssh://h/system?known_hosts=/k&known_hosts_verify=ignore&sshauth=agent,privkey").Parameters;
        Assert.Equal(("/k", LibvirtHostKeyCheck.Ignore), (libssh.KnownHosts, libssh.KnownHostsVerify));
        Assert.Equal(["agent", "privkey"], libssh.SshAuthentication);
    }

    [Fact]
    public void Parameters_of_other_transports_are_listed_and_not_sent_to_the_daemon()
    {
        var uri = LibvirtUri.Parse("qemu+ssh://h/system?sshauth=privkey&known_hosts_verify=ignore&keyfile=/k");
        Assert.Equal(["sshauth", "known_hosts_verify"], uri.IgnoredParameters);
        Assert.Equal("qemu:///system", uri.DaemonName);
    }

    [Theory]
    [InlineData(null, "://")]
    [InlineData("", "://")]
    [InlineData("qemu", "://")]
    [InlineData("qemu:/system", "://")]
    [InlineData("://h", "driver")]
    [InlineData("1qemu:///system", "1qemu")]
    [InlineData("qe mu:///system", "space")]
    [InlineData("qemu:///system#x", "#")]
    [InlineData("qemu+:///system", "unix, ssh, libssh, libssh2, tls, tcp, ext")]
    [InlineData("qemu+shh://h/system", "'shh'")]
    [InlineData("qemu+ssh+tls://h/system", "'ssh+tls'")]
    [InlineData("qemu+unix://h/system", "'h'")]
    [InlineData("qemu+ssh://@h/system", "user")]
    [InlineData("qemu+ssh://u@/system", "requires a host")]
    [InlineData("qemu+tcp://:1/system", "requires a host")]
    [InlineData("qemu+tcp://h:0/system", "'0'")]
    [InlineData("qemu+tcp://h:65536/system", "1 to 65535")]
    [InlineData("qemu+tcp://h:x/system", "'x'")]
    [InlineData("qemu+tcp://h:/system", "''")]
    [InlineData("qemu+tcp://fe80::1/system", "brackets")]
    [InlineData("qemu+tcp://[fe80::1/system", "bracket")]
    [InlineData("qemu+tcp://[::1]x/system", "'x'")]
    [InlineData("qemu+ssh://-oProxyCommand=x/system", "-oProxyCommand")]
    [InlineData("qemu:///%zz", "'/%zz'")]
    [InlineData("qemu:///system?socket=%00", "escape")]
    [InlineData("qemu:///system?socket=%4", "escape")]
    [InlineData("qemu:///system?socket=relative", "absolute")]
    [InlineData("qemu:///system?socket=", "absolute")]
    [InlineData("qemu:///system?socket=/a&socket=/b", "twice")]
    [InlineData("qemu:///system?mode=fast", "auto, direct, legacy")]
    [InlineData("qemu+ssh://h/system?proxy=x", "auto, netcat, native")]
    [InlineData("qemu+ssh://h/system?proxy=native&netcat=nc", "conflicts")]
    [InlineData("qemu+ssh://h/system?no_verify=yes", "'yes'")]
    [InlineData("qemu+ssh://h/system?keyfile=", "empty")]
    [InlineData("qemu+ext:///system", "command")]
    [InlineData("qemu+tls://h/system?mode=direct", "mode=direct")]
    [InlineData("qemu+libssh://h/system?known_hosts_verify=maybe", "normal, auto, ignore")]
    [InlineData("qemu+libssh://h/system?sshauth=agent,magic", "'magic'")]
    [InlineData("qemu:///system?auth=kerberos", "sasl.MECHANISM")]
    public void An_invalid_uri_is_rejected_with_the_found_or_allowed_values(string? text, string hint)
    {
        Assert.False(LibvirtUri.TryParse(text, out var uri, out var error));
        Assert.Null(uri);
        Assert.Contains(hint, error, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => LibvirtUri.Parse(text!));
    }

    [Fact]
    public void Random_text_is_a_uri_or_a_format_error() => CsCheck.Check.Sample(
        CsCheck.Gen.String[CsCheck.Gen.Char["abqemu+:/@[]?&=%;.-0 \u00e9"], 0, 30],
        text => Assert.NotEqual(
            LibvirtUri.TryParse($"qemu{text}", out var uri, out var error), uri is null && error is not null));
}
