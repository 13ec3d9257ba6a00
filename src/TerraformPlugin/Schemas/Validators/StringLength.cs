using System.Globalization;
using System.Text;

namespace TerraformPlugin.Schemas;

/// <summary>The string's length in bytes of UTF-8 is in a range, both ends included.</summary>
public sealed class StringLength(int minimum, int maximum) : Validator<string>
{
    /// <inheritdoc/>
    public override string Description =>
        string.Create(CultureInfo.InvariantCulture, $"must be {minimum} to {maximum} bytes long");

    /// <inheritdoc/>
    public override void Validate(string value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var length = Encoding.UTF8.GetByteCount(value);
        if (length < minimum || length > maximum)
        {
            context.AddError(
                Description,
                string.Create(CultureInfo.InvariantCulture, $"{Quoted.Text(value)} ({length} bytes)"));
        }
    }
}
