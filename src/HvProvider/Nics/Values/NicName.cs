using System.Buffers;

namespace HvProvider.Nics.Values;

/// <summary>
/// The rules for an attachment's <c>name</c>. The domain XML carries it as the user alias <c>ua-NAME</c>, and so does the
/// id of the device in QEMU.
/// </summary>
internal static class NicName
{
    /// <summary>Neither libvirt nor QEMU has a limit; this keeps messages and QEMU's device paths readable.</summary>
    public const int MaxLength = 63;

    /// <summary>libvirt keeps an alias that a user chose only when it starts so.</summary>
    public const string AliasPrefix = "ua-";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>The reason why the name is invalid, as the rest of a sentence about it; null if it is valid.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0)
        {
            return "must not be empty";
        }

        if (name.Length > MaxLength)
        {
            return $"must have at most {MaxLength} characters, but has {name.Length}";
        }

        if (name.AsSpan().ContainsAnyExcept(Allowed))
        {
            return "must contain only letters (A-Z, a-z), digits, '_' and '-'";
        }

        if (IsLibvirtAlias(name))
        {
            return "must not be 'net' followed by digits, which is reserved for libvirt's own aliases";
        }

        return null;
    }

    /// <summary>The user alias that carries the name.</summary>
    public static string ToAlias(string name) => AliasPrefix + name;

    /// <summary>The name that an alias carries; null for libvirt's own aliases and for names that we would refuse.</summary>
    public static string? FromAlias(string? alias) =>
        IsUserAlias(alias) && Problem(alias![AliasPrefix.Length..]) is null ? alias[AliasPrefix.Length..] : null;

    /// <summary>Whether a user chose the alias, rather than libvirt.</summary>
    public static bool IsUserAlias(string? alias) => alias?.StartsWith(AliasPrefix, StringComparison.Ordinal) == true;

    private static bool IsLibvirtAlias(string name) =>
        name.Length > 3 && name.StartsWith("net", StringComparison.Ordinal)
        && !name.AsSpan(3).ContainsAnyExceptInRange('0', '9');
}
