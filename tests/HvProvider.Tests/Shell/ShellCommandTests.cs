using System.Diagnostics;
using HvProvider.Shell;

namespace HvProvider.Tests.Shell;

public sealed class ShellCommandTests
{
    public static TheoryData<string> Names =>
        ["web01", "my web server", "it's", "$(reboot)", "a;b", "a\"b", "`id`", "", "*", "~root", "Büro", "a\\b", "web01/52:54:00:12:34:56"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_shell_reads_each_word_as_it_is(string name)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", ShellCommand.Of("printf", "%s", name)])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal(name, await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("web01", "virsh start web01")]
    [InlineData("my web", "virsh start 'my web'")]
    [InlineData("it's", "virsh start 'it'\\''s'")]
    public void Only_words_that_require_quotes_are_quoted(string name, string command) =>
        Assert.Equal(command, ShellCommand.Of("virsh", "start", name));
}
