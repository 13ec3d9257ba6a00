namespace TerraformPlugin.Schemas;

/// <summary>The string is a positive duration in Go's format.</summary>
internal sealed class GoDurationValidator : Validator<string>
{
    internal static readonly GoDurationValidator Instance = new();

    public override string Description => "must be a positive duration such as \"30s\", \"5m\" or \"1h30m\", and at most \"2562047h\"";

    public override void Validate(string value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!GoDuration.TryParseLimit(value, out _))
        {
            context.AddError(Description, Quoted.Text(value));
        }
    }
}
