namespace TerraformPlugin.Schemas;

/// <summary>The string has a certain format. The format is a method, so that no expression is built at start-up.</summary>
/// <param name="matches">Whether a string has the format.</param>
/// <param name="rule">The format, as the end of a sentence: <c>must be six pairs of hexadecimal digits</c>.</param>
public sealed class StringMatches(Func<string, bool> matches, string rule) : Validator<string>
{
    /// <inheritdoc/>
    public override string Description => rule;

    /// <inheritdoc/>
    public override void Validate(string value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!matches(value))
        {
            context.AddError(rule, Quoted.Text(value));
        }
    }
}
