using System.Text;
using HvProvider.Commands.Map.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Svg;
using HvProvider.Commands.Map.Text;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Provider;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Commands.Map;

/// <summary><c>terraform-provider-hv map</c>: draws the layer 2 of a hypervisor. The command is read-only.</summary>
internal sealed class MapCommand(MapSurroundings surroundings)
{
    /// <summary>The first argument that selects this command instead of the plugin.</summary>
    public const string Name = "map";

    /// <summary>The map was drawn.</summary>
    public const int Drawn = 0;

    /// <summary>The hypervisor could not be read, or the output not written.</summary>
    public const int Failed = 1;

    /// <summary>The command line is invalid.</summary>
    public const int WrongUsage = 2;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    /// <summary>Runs the command and returns the exit code.</summary>
    /// <param name="arguments">The arguments after <see cref="Name"/>.</param>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        try
        {
            return await RunAsync(MapArguments.Parse(arguments));
        }
        catch (MapUsageException exception)
        {
            await surroundings.Errors.WriteAsync($"{exception.Message}\n\n{MapUsage.Text}");
            return WrongUsage;
        }
    }

    private async Task<int> RunAsync(MapArguments arguments)
    {
        if (arguments.IsHelp)
        {
            return await WriteAsync(null, MapUsage.Text);
        }

        var diagnostics = new DiagnosticList();
        var settings = SettingsOf(arguments, diagnostics);
        if (diagnostics.HasErrors)
        {
            await ReportAsync(diagnostics);
            return WrongUsage;
        }

        var session = new HypervisorSession(settings, surroundings.Host);
        await using var closing = session;
        using var time = new OperationTime(TimeLimit, CancellationToken.None);
        try
        {
            var observation = await new HostMapReader(session).ReadAsync(time.Waiting);
            var map = HostMapBuilder.Build(observation, arguments.Bridge);
            Check(map, arguments.Bridge, observation.Nics.Host);
            return await WriteAsync(arguments.Output, Draw(map, arguments));
        }
        catch (Exception exception) when (MapErrors.From(exception, settings.Uri, TimeLimit) is { } diagnostic)
        {
            await ReportAsync([diagnostic]);
            return Failed;
        }
    }

    private HypervisorSettings SettingsOf(MapArguments arguments, DiagnosticList diagnostics) => arguments.Uri is { } uri
        ? new HypervisorSettings { Uri = HypervisorUri.Parse(uri, "--uri", null, diagnostics), MacNamespace = null }
        : ProviderSettings.Read(ProviderConfiguration.Schema.NewObject(), surroundings.Environment, diagnostics);

    /// <summary>A misspelled name must not be shown as a bridge without guests.</summary>
    private static void Check(HostMap map, string? only, HostReading<HostView> host)
    {
        switch (host)
        {
            case HostReading<HostView>.Seen(var view) when only is not null && view.FindBridge(only) is null:
                throw MapErrors.NoSuchBridge(only, view);
            case HostReading<HostView>.Unseen(var reason) when only is not null && map.Bridges is [{ Nics.Count: 0, Networks.Count: 0 }]:
                throw MapErrors.UnknownBridge(only, reason);
        }
    }

    private string Draw(HostMap map, MapArguments arguments) => arguments.Format switch
    {
        MapFormat.Json => JsonMapWriter.Write(map),
        MapFormat.Svg => SvgMapWriter.Write(map),
        _ => TextMapWriter.Write(map, arguments.Output is null && surroundings.HasColour),
    };

    private async Task<int> WriteAsync(string? file, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            if (file is null)
            {
                await surroundings.Output.WriteAsync(bytes);
                await surroundings.Output.FlushAsync();
            }
            else
            {
                await File.WriteAllBytesAsync(file, bytes);
            }

            return Drawn;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await ReportAsync([MapErrors.NotWritten(file ?? "standard output", exception)]);
            return Failed;
        }
    }

    private async Task ReportAsync(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            await surroundings.Errors.WriteAsync($"Error: {diagnostic.Summary}\n\n{diagnostic.Detail}\n");
        }
    }
}
