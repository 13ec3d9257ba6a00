using TerraformPlugin.Values;

namespace TerraformPlugin.Planning;

/// <summary>Compares the type of a result with the type in the plan, in which dynamic parts permit any type.</summary>
internal static class TypeConformance
{
    /// <summary>Whether a type is the planned one, except for its dynamic parts.</summary>
    internal static bool Conforms(TfType actual, TfType planned) => planned switch
    {
        { Kind: TfTypeKind.Dynamic } => true,
        TfCollectionType collection => actual is TfCollectionType other
            && other.Kind == collection.Kind && Conforms(other.ElementType, collection.ElementType),
        TfTupleType tuple => actual is TfTupleType other
            && other.ElementTypes.Count == tuple.ElementTypes.Count
            && other.ElementTypes.Zip(tuple.ElementTypes).All(pair => Conforms(pair.First, pair.Second)),
        TfObjectType obj => actual is TfObjectType other
            && other.Attributes.Count == obj.Attributes.Count
            && obj.Attributes.All(part => other.Attributes.TryGetValue(part.Key, out var type) && Conforms(type, part.Value)),
        _ => actual.Equals(planned),
    };
}
