namespace TerraformPlugin.Schemas;

/// <summary>The string is one of the allowed values.</summary>
public sealed class OneOf(params string[] allowed) : Validator<string>
{
    /// <inheritdoc/>
    public override string Description => $"must be one of {string.Join(", ", allowed.Select(Quoted.Text))}";

    /// <inheritdoc/>
    public override void Validate(string value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!allowed.Contains(value, StringComparer.Ordinal))
        {
            context.AddError(Description, Quoted.Text(value));
        }
    }
}
