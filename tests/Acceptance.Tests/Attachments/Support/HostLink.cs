using System.Text.Json;
using Hypervisors;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>A link of the host as the kernel shows it: a tap that was removed and created again has another index.</summary>
internal sealed record HostLink(string Name, int Index, string? Bridge)
{
    /// <summary>The host's links by name.</summary>
    public static async Task<IReadOnlyDictionary<string, HostLink>> ReadAllAsync(
        Hypervisor hypervisor, CancellationToken cancellationToken)
    {
        using var links = JsonDocument.Parse(await hypervisor.RunAsync(["ip", "-json", "link"], cancellationToken));
        return links.RootElement.EnumerateArray().Select(Read).ToDictionary(link => link.Name);
    }

    private static HostLink Read(JsonElement link) => new(
        link.GetProperty("ifname").GetString()!,
        link.GetProperty("ifindex").GetInt32(),
        link.TryGetProperty("master", out var master) ? master.GetString() : null);
}
