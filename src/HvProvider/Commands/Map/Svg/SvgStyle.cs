namespace HvProvider.Commands.Map.Svg;

/// <summary>
/// The CSS classes of the picture. It has its own background, light or dark as the viewer prefers, so it is readable on any page.
/// </summary>
internal static class SvgStyle
{
    public const string Ground = "ground";
    public const string Panel = "panel";
    public const string Bridge = "bridge";
    public const string Uplink = "uplink";
    public const string Guest = "guest";
    public const string GuestOff = "guest off";
    public const string Wire = "wire";
    public const string WireOff = "wire off";
    public const string Trunk = "trunk";
    public const string Behind = "behind";
    public const string LinkUp = "up";
    public const string LinkDown = "down";

    public const string Title = "t title";
    public const string Name = "t name";
    public const string Words = "t";
    public const string Faint = "t faint";
    public const string Code = "t code";
    public const string OnBridge = "t onbridge";
    public const string OnBridgeName = "t onbridge name";
    public const string Notice = "t notice";

    public const string LeakRing = "ring leak";
    public const string MismatchRing = "ring mismatch";
    public const string LeakMark = "mark leak";
    public const string MismatchMark = "mark mismatch";
    public const string NoticeMark = "mark doubt";
    public const string MarkText = "t marktext";
    public const string NoticeMarkText = "t doubttext";

    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        .t{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","DejaVu Sans",Arial,sans-serif;
        font-size:13px;fill:#1f2328}
        .title{font-size:18px;font-weight:600}
        .name{font-weight:600}
        .faint{font-size:12px;fill:#57606a}
        .code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:12px}
        .notice{fill:#9a6700}
        .onbridge{fill:#fff}
        .ground{fill:#fff;stroke:#d0d7de}
        .panel{fill:#f6f8fa;stroke:#d0d7de}
        .behind{fill:#f6f8fa}
        .bridge{fill:#2f4858}
        .uplink{fill:#fff;stroke:#2f4858;stroke-width:2}
        .trunk{stroke:#2f4858;stroke-width:4;stroke-linecap:round}
        .wire{stroke:#57606a;stroke-width:2}
        .guest{fill:#fff;stroke:#8c959f}
        .off{stroke-dasharray:4 3}
        .wire.off{stroke:#8c959f;stroke-width:1.5}
        .up{fill:#1a7f37;stroke:#1a7f37}
        .down{fill:#fff;stroke:#8c959f;stroke-width:2}
        .ring{fill:none;stroke-width:2.5}
        .ring.leak{stroke:#cf222e}
        .ring.mismatch{stroke:#bc4c00;stroke-dasharray:4 2}
        .mark.leak{fill:#cf222e}
        .mark.mismatch{fill:#bc4c00}
        .mark.doubt{fill:#fff8c5;stroke:#9a6700}
        .marktext{fill:#fff;font-size:12px;font-weight:600}
        .doubttext{fill:#7d4e00;font-size:12px}
        .pill{stroke-width:1.5}
        .pilltext{font-size:12px;font-weight:600}
        .solid{fill:#fff}
        .pill.outwards{stroke:#fff;stroke-dasharray:3 2}
        .c0{fill:#0969da;stroke:#0969da}.c1{fill:#1a7f37;stroke:#1a7f37}.c2{fill:#8250df;stroke:#8250df}.c3{fill:#9a6700;stroke:#9a6700}
        .c4{fill:#0e7490;stroke:#0e7490}.c5{fill:#bf3989;stroke:#bf3989}.cx{fill:#57606a;stroke:#57606a}
        .pill.tagged{fill:#fff}
        .pilltext.c0,.pilltext.c1,.pilltext.c2,.pilltext.c3,.pilltext.c4,.pilltext.c5,.pilltext.cx{stroke:none}
        .wire.c0,.wire.c1,.wire.c2,.wire.c3,.wire.c4,.wire.c5{fill:none}
        @media (prefers-color-scheme:dark){
        .t{fill:#e6edf3}.faint{fill:#9198a1}.notice{fill:#d29922}.onbridge,.marktext,.solid{fill:#fff}.doubttext{fill:#7d4e00}
        .pilltext.c0{fill:#0969da}.pilltext.c1{fill:#1a7f37}.pilltext.c2{fill:#8250df}.pilltext.c3{fill:#9a6700}
        .pilltext.c4{fill:#0e7490}.pilltext.c5{fill:#bf3989}.pilltext.cx{fill:#57606a}
        .ground{fill:#0d1117;stroke:#3d444d}.panel{fill:#151b23;stroke:#3d444d}.behind{fill:#151b23}
        .bridge{fill:#3d5a6c}.uplink{fill:#0d1117;stroke:#6e93a8}.trunk{stroke:#6e93a8}.guest{fill:#0d1117;stroke:#656c76}
        .down{fill:#0d1117}
        }

        """;
}
