namespace TerraformPlugin.Values;

/// <summary>The kinds of type in Terraform's type system.</summary>
public enum TfTypeKind
{
    /// <summary>A sequence of Unicode characters.</summary>
    String,

    /// <summary>A decimal number of arbitrary size and precision.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>A type that is only known together with the value.</summary>
    Dynamic,

    /// <summary>An ordered collection of one element type.</summary>
    List,

    /// <summary>An unordered collection of distinct values of one element type.</summary>
    Set,

    /// <summary>A collection of values of one element type, each under a string key.</summary>
    Map,

    /// <summary>Named attributes, each with its own type.</summary>
    Object,

    /// <summary>A fixed number of elements, each with its own type.</summary>
    Tuple,
}
