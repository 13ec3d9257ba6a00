using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Planning;

public sealed class ResultCheckTests
{
    private static readonly TfValue A = TfValue.String("a");
    private static readonly TfValue B = TfValue.String("b");
    private static readonly TfValue Unknown = TfValue.Unknown(TfType.String);

    public static TheoryData<bool, TfValue, TfValue> Cases => new()
    {
        { true, A, A },
        { false, A, B },
        { true, Unknown, A },
        { true, Unknown, TfValue.Null(TfType.String) },
        { false, TfValue.Null(TfType.String), A },
        { false, A, TfValue.Null(TfType.String) },
        { false, TfValue.Unknown(TfType.String, new Refinement { StringPrefix = "x" }), A },
        { true, TfValue.Unknown(TfType.String, new Refinement { StringPrefix = "a" }), A },
        { false, TfValue.Unknown(TfType.String, Refinement.NotNull), TfValue.Null(TfType.String) },
        { false, Bounded(inclusive: false), TfValue.Number(5) },
        { true, Bounded(inclusive: true), TfValue.Number(5) },
        { false, TfValue.Unknown(TfType.List(TfType.String), new Refinement { MaxLength = 1 }), List(A, B) },
        { true, List(A, Unknown), List(A, B) },
        { false, List(A, Unknown), List(A) },
        { false, List(A, Unknown), List(B, B) },
        { true, Set(A, Unknown), Set(A) },
        { true, Set(A, Unknown), Set(A, B) },
        { false, Set(A), Set(A, B) },
        { false, Set(A, Unknown), Set(A, B, TfValue.String("c")) },
        { false, Set(A, B), Set(A) },
        { true, Map("k", Unknown), Map("k", A) },
        { false, Map("k", Unknown), Map("l", A) },
        { true, TfValue.Unknown(TfType.Dynamic), TfValue.Dynamic(A) },
        { false, TfValue.Dynamic(A), TfValue.Dynamic(B) },
        { false, TfValue.Dynamic(A), TfValue.Dynamic(TfValue.Number(1)) },
        { true, TfValue.Dynamic(List(Unknown)), TfValue.Dynamic(List(A)) },
        { true, TfValue.Null(TfType.Dynamic), TfValue.Dynamic(A) },
        { true, Pair(TfValue.Null(TfType.Dynamic)), Pair(TfValue.Dynamic(A)) },
        { true, TfValue.Dynamic(Pair(TfValue.Unknown(TfType.Dynamic))), TfValue.Dynamic(TfValue.Object([new("any", A)])) },
        { false, TfValue.Dynamic(TfValue.Null(TfType.String)), TfValue.Dynamic(A) },
        { false, TfValue.Dynamic(Unknown), TfValue.Dynamic(TfValue.Number(1)) },
        { true, TfValue.Dynamic(Unknown), TfValue.Dynamic(A) },
        { false, A, Unknown },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_valid_result_is_the_plan_with_resolved_unknowns(bool expected, TfValue planned, TfValue actual)
    {
        var findings = new DiagnosticList();
        new ResultCheck(findings).Check(planned, actual);

        Assert.Equal(expected, !findings.HasErrors);
    }

    private static TfValue Pair(TfValue any) => TfValue.Object([new("any", any)]);

    private static TfValue Bounded(bool inclusive) => TfValue.Unknown(
        TfType.Number, new Refinement { LowerBound = new NumberBound(new TfNumber(5), inclusive) });

    private static TfValue List(params TfValue[] values) => TfValue.List(TfType.String, values);

    private static TfValue Set(params TfValue[] values) => TfValue.Set(TfType.String, values);

    private static TfValue Map(string key, TfValue value) =>
        TfValue.Map(TfType.String, [KeyValuePair.Create(key, value)]);
}
