using Labs.Captures;

namespace Labs.Tests.Vlans;

/// <summary>
/// What tcpdump captures of all frames that pass between the host and the others: on the host's uplink and behind it.
/// Both are there before a NIC is plugged in, so that no frame of it can be missed.
/// </summary>
internal sealed class AttachCapture : IAsyncDisposable
{
    private readonly PacketCapture _uplink;
    private readonly PacketCapture _trunk;

    private AttachCapture(PacketCapture uplink, PacketCapture trunk) => (_uplink, _trunk) = (uplink, trunk);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AttachCapture> StartAsync(Lab lab) => new(
        await PacketCapture.StartAsync(lab, "attach-uplink", Lab.Uplink, CaptureOptions.Everything, Token),
        await PacketCapture.StartAsync(
            lab, "attach-trunk", "trunk0", CaptureOptions.Everything with { NetworkNamespace = lab.Switch.Name }, Token));

    /// <summary>The frames, by where they were seen.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<CapturedFrame>>> StopAsync() =>
        new Dictionary<string, IReadOnlyList<CapturedFrame>>
        {
            [Lab.Uplink] = await _uplink.StopAsync(Token),
            ["trunk0"] = await _trunk.StopAsync(Token),
        };

    /// <summary>How many frames of a sender there are by the VLAN that they are in; 20 crosses the trunk without a tag.</summary>
    public static IReadOnlyDictionary<int, int> CountByVlan(IEnumerable<CapturedFrame> frames, string mac) => frames
        .Where(frame => frame.Source == mac || frame.Probe?.Sender == mac)
        .GroupBy(frame => frame.Tags is [{ Protocol: VlanTag.Customer } outer, ..] ? outer.Id : 20)
        .ToDictionary(group => group.Key, group => group.Count());

    public async ValueTask DisposeAsync()
    {
        await _uplink.DisposeAsync();
        await _trunk.DisposeAsync();
    }
}
