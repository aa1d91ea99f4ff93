//! A QR code, drawn: dark on light whatever the theme, for a camera reads nothing else.

use yew::prelude::*;

/// A QR code as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many modules each side has, without the margin.
    pub size: u8,
    /// The dark modules as lines a module wide, the middle of the first at 0, 0.
    pub path: AttrValue,
}

/// The modules of light around a code that readers ask for (ISO/IEC 18004), and half of the first one.
const CORNER: f32 = -4.5;

/// The drawing; `label` says what is read from it.
pub(super) fn drawn(code: &QrCode, label: &'static str) -> Html {
    let side = u16::from(code.size) + 8;
    let corner = CORNER.to_string();
    html! {
        <svg class="qr" role="img" aria-label={label} viewBox={format!("{corner} {corner} {side} {side}")} shape-rendering="crispEdges">
            <rect x={corner.clone()} y={corner.clone()} width={side.to_string()} height={side.to_string()} fill="#ffffff" />
            <path d={&code.path} fill="none" stroke="#000000" stroke-linecap="square" />
        </svg>
    }
}
