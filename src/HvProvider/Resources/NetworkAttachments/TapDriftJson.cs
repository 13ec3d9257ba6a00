using System.Text.Json;
using HvProvider.DomainNics;
using HvProvider.Hosts.Text;
using HvProvider.Vlans;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The drift of a tap in the private state.</summary>
internal static class TapDriftJson
{
    private const string Kind = "kind";
    private const string Found = "found";
    private const string Repair = "repair";
    private const string Obstacle = "obstacle";
    private const string IsOnly = "only";

    /// <summary>Writes the drift as an object.</summary>
    public static void Write(Utf8JsonWriter writer, TapDrift drift)
    {
        writer.WriteStartObject();
        writer.WriteString(Kind, drift.Kind.ToString());
        writer.WriteString(Found, drift.Found);
        writer.WriteString(Repair, drift.Repair.ToString());
        writer.WriteString(Obstacle, drift.Obstacle);
        writer.WriteBoolean(IsOnly, drift.IsOnlyDifference);
        writer.WriteEndObject();
    }

    /// <summary>Reads the object; null if another version of the provider wrote it.</summary>
    public static TapDrift? Read(JsonElement drift) =>
        Enum.TryParse<MismatchKind>(drift.Text(Kind), out var kind)
        && Enum.TryParse<TapRepair>(drift.Text(Repair), out var repair)
        && drift.Text(Found) is { } found
            ? new TapDrift(kind, found, repair, drift.Text(Obstacle)) { IsOnlyDifference = drift.Flag(IsOnly) is true }
            : null;
}
