using System.Globalization;

namespace TerraformPlugin.Schemas;

/// <summary>The number is in a range, both ends included.</summary>
public sealed class Int64Between(long minimum, long maximum) : Validator<long>
{
    /// <inheritdoc/>
    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"must be between {minimum} and {maximum}");

    /// <inheritdoc/>
    public override void Validate(long value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (value < minimum || value > maximum)
        {
            context.AddError(Description, value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
