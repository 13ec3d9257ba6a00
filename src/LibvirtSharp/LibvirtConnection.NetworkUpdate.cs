using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    private Task<bool>? _networkUpdateOrder;

    /// <summary>
    /// Changes one section of a network in place. <paramref name="parentIndex"/> selects among several parents;
    /// −1 selects the first match.
    /// </summary>
    public async Task UpdateNetworkAsync(
        NetworkRef network, NetworkUpdateCommand command, NetworkUpdateSection section, int parentIndex, string xml,
        NetworkUpdateFlags flags, CancellationToken cancellationToken)
    {
        var (first, second) = ((uint)command, (uint)section);

        // Old daemons expect the two in reverse order. They do not report this feature.
        if (!await HasNetworkUpdateOrderAsync(cancellationToken).ConfigureAwait(false))
        {
            (first, second) = (second, first);
        }

        await CallAsync(
            NetworkProcedures.Update, new(network, first, second, parentIndex, xml, (uint)flags), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<bool> HasNetworkUpdateOrderAsync(CancellationToken cancellationToken)
    {
        // Queried once. Two concurrent queries do no harm.
        if (_networkUpdateOrder is { } known)
        {
            return await known.ConfigureAwait(false);
        }

        var answer = await SupportsFeatureAsync(LibvirtFeature.NetworkUpdateOrder, cancellationToken)
            .ConfigureAwait(false);
        _networkUpdateOrder = Task.FromResult(answer);
        return answer;
    }
}
