using CsCheck;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Planning;

/// <summary>Random configurations of a schema: each value is null, unknown or known, as far as the schema permits.</summary>
internal static class RandomConfigs
{
    private static readonly Gen<string> Text = Pick("a", "b", "B", "52:54:00:00:00:AB", "52:54:00:00:00:ab", "");

    internal static Gen<TfValue> Of(ObjectSchema schema, bool unknowns)
    {
        var members = schema.Members.ToArray();
        return All(members.Select(m => Member(m, unknowns)))
            .Select(values => TfValue.Object(
                schema.Type, members.Zip(values, (m, v) => KeyValuePair.Create(m.Name, v))));
    }

    private static Gen<string> Pick(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<TfValue> Member(SchemaMember member, bool unknowns) => member switch
    {
        SchemaAttribute { IsComputedOnly: true } => Gen.Const(TfValue.Null(member.Type)),
        SchemaAttribute { Required: true } => Known(member, unknowns).Or(member.Type, nullable: false, unknowns),
        SchemaAttribute => Known(member, unknowns).Or(member.Type, nullable: true, unknowns),
        SchemaBlock { Mode: NestingMode.Single } => Known(member, unknowns).Or(member.Type, nullable: true, unknowns: false),
        SchemaBlock { Mode: NestingMode.Group } => Known(member, unknowns),
        _ => Known(member, unknowns).Or(member.Type, nullable: false, unknowns),
    };

    private static Gen<TfValue> Known(SchemaMember member, bool unknowns)
    {
        if (member.Nesting is not { } nesting)
        {
            return OfType(member.Type, unknowns);
        }

        var element = Of(nesting.Schema, unknowns);
        var type = nesting.Schema.Type;
        return nesting.Mode switch
        {
            NestingMode.List => element.Array[0, 3].Select(e => TfValue.List(type, e)),
            NestingMode.Set => element.Array[0, 3].Select(e => TfValue.Set(type, e)),
            NestingMode.Map => Gen.Dictionary(Pick("x", "y", "z"), element)[0, 3].Select(e => TfValue.Map(type, e)),
            _ => element,
        };
    }

    private static Gen<TfValue> OfType(TfType type, bool unknowns) => type switch
    {
        TfCollectionType { Kind: TfTypeKind.Map } map =>
            Gen.Dictionary(Text, Element(map, unknowns))[0, 3].Select(e => TfValue.Map(map.ElementType, e)),
        TfCollectionType { Kind: TfTypeKind.Set } set =>
            Element(set, unknowns).Array[0, 3].Select(e => TfValue.Set(set.ElementType, e)),
        TfCollectionType list => Element(list, unknowns).Array[0, 3].Select(e => TfValue.List(list.ElementType, e)),
        { Kind: TfTypeKind.Number } => Gen.Long[1, 5].Select(TfValue.Number),
        { Kind: TfTypeKind.Bool } => Gen.Bool.Select(TfValue.Bool),
        { Kind: TfTypeKind.Dynamic } => Text.Select(t => TfValue.Dynamic(TfValue.String(t))),
        _ => Text.Select(TfValue.String),
    };

    private static Gen<TfValue> Element(TfCollectionType type, bool unknowns) =>
        OfType(type.ElementType, unknowns).Or(type.ElementType, nullable: false, unknowns);

    private static Gen<TfValue> Or(this Gen<TfValue> known, TfType type, bool nullable, bool unknowns) => Gen.Frequency(
        (6, known), (nullable ? 4 : 0, Gen.Const(TfValue.Null(type))), (unknowns ? 1 : 0, Gen.Const(TfValue.Unknown(type))));

    private static Gen<TfValue[]> All(IEnumerable<Gen<TfValue>> parts) => parts.Aggregate(
        Gen.Const(Array.Empty<TfValue>()),
        (all, part) => all.SelectMany(head => part.Select(last => head.Append(last).ToArray())));
}
