using System.Diagnostics;
using System.Globalization;
using Hypervisors.Commands;

namespace Applies;

/// <summary>The program <c>client.c</c>, compiled with libvirt's own library.</summary>
internal sealed class LibvirtClient(string executable, string uri)
{
    public static async Task<LibvirtClient> CompileAsync(string uri)
    {
        var folder = AppContext.BaseDirectory;
        var executable = Path.Combine(folder, "client");
        await RunAsync("cc", ["-O2", "-Wall", "-Werror", "-o", executable, Path.Combine(folder, "client.c"), "-lvirt"]);
        return new LibvirtClient(executable, uri);
    }

    public Task DefineAsync(int domains) => CallAsync("define", domains);

    public Task UndefineAsync(int domains) => CallAsync("undefine", domains);

    /// <summary>Attaches NICs, reads each one back, and returns the seconds.</summary>
    public async Task<double> AttachAsync(int nics, int ofDomain) =>
        double.Parse(await CallAsync("attach", nics, ofDomain), CultureInfo.InvariantCulture);

    private Task<string> CallAsync(string command, params int[] numbers) => RunAsync(
        executable, [uri, command, .. numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture))]);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        await using var running = RunningCommand.Start(new ProcessStartInfo(program, arguments));
        return (await running.WaitAsync(CancellationToken.None)).OrThrow().Output;
    }
}
