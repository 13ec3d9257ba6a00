using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Finds an existing NIC by an import ID.</summary>
internal static class AttachmentImport
{
    /// <summary>The state of the NIC.</summary>
    /// <exception cref="DiagnosticException">The ID is invalid, or the NIC does not exist.</exception>
    public static async Task<AttachmentResult> FindAsync(
        HypervisorSession session, string text, CancellationToken cancellationToken)
    {
        if (!NicImportId.TryParse(text, out var id, out var problem))
        {
            throw new DiagnosticException("Invalid import ID", $"\"{text}\" is not a valid attachment ID: {problem}.");
        }

        var snapshot = await session.Domains.ReadAsync(id.Domain, cancellationToken)
            ?? throw new DiagnosticException(
                "Domain not found",
                $"The hypervisor has no domain with the {(id.Domain.Uuid is null ? "name" : "UUID or name")} \"{id.Domain}\". "
                + $"\"{text}\" cannot be imported.");
        var nics = await DomainNic.FindAsync(session, snapshot, new NicKey(id.Name, id.Mac) { AcceptsAnyKind = true }, cancellationToken);
        if (nics.Current is null)
        {
            throw new DiagnosticException(
                "NIC not found",
                $"Domain \"{snapshot.Domain.Name}\" has no NIC that matches \"{text}\". NICs of the domain: {List(snapshot)}.");
        }

        var known = AttachmentModel.Read(NetworkAttachmentSchema.Schema.NewObject()) with
        {
            Domain = id.Domain.Text,
            Name = id.Name is { } name ? name : Tf<string>.Null,
        };
        return AttachmentResult.Of(known, snapshot, nics, VlanStatus.Unavailable, isImported: true);
    }

    private static string List(DomainSnapshot snapshot)
    {
        var nics = snapshot.Definitions.SelectMany(definition => definition.Nics)
            .Select(nic => nic.Name is { } name ? $"{name} ({nic.Mac})" : $"{nic.Mac}")
            .Distinct().ToArray();
        return nics.Length == 0 ? "none" : string.Join(", ", nics);
    }
}
