namespace HvProvider.Nics.Values;

/// <summary>Link states as text: in the domain XML, in Terraform's attributes and in messages.</summary>
internal static class LinkStateText
{
    /// <summary><c>up</c> or <c>down</c>.</summary>
    public static string Of(LinkState state) => state == LinkState.Up ? "up" : "down";

    /// <summary>Reads the text; null if it is neither.</summary>
    public static LinkState? Parse(string? text) => text switch
    {
        "up" => LinkState.Up,
        "down" => LinkState.Down,
        _ => null,
    };
}
