using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of type map.</summary>
/// <typeparam name="T">The .NET type of a known element.</typeparam>
/// <param name="name">The name in configurations.</param>
/// <param name="element">The type of the elements, such as <see cref="ValueMapping.String"/>.</param>
public sealed class MapAttribute<T>(string name, ValueMapping<T> element)
    : SchemaAttribute<IReadOnlyDictionary<string, Tf<T>>>(name, ValueMapping.Map(element));
