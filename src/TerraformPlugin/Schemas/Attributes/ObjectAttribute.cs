using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute of an object, tuple or any other type, without conversion.</summary>
/// <param name="name">The name in configurations.</param>
/// <param name="type">The type of its values.</param>
public sealed class ObjectAttribute(string name, TfType type)
    : SchemaAttribute<TfValue>(name, ValueMapping.Raw(type));
