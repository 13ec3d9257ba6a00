namespace HvProvider.Commands.Map;

/// <summary>The output format of a map.</summary>
internal enum MapFormat
{
    /// <summary>Text for the terminal.</summary>
    Text,

    /// <summary>A picture for documents.</summary>
    Svg,

    /// <summary>JSON for programs.</summary>
    Json,
}
