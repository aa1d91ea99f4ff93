//! Pictures in points: an SVG, drawn by the browser onto a canvas.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::download::blob_url;

/// How many points a unit of the picture takes: sharp on the screens of today, and on paper.
const DENSITY: f64 = 2.0;

/// The longest side that every browser draws.
const MAX_SIDE: f64 = 8_192.0;

/// `svg`, which says itself how large it is, as the bytes of a PNG; `None` if the browser can't draw it.
pub(crate) async fn draw(svg: &str, width: f64, height: f64) -> Option<Blob> {
    let url = blob_url("image/svg+xml;charset=utf-8", svg).ok()?;
    let drawn = draw_from(&url, width, height).await;
    Url::revoke_object_url(&url).ok();
    drawn.ok()
}

async fn draw_from(url: &str, width: f64, height: f64) -> Result<Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let scale = DENSITY.min(MAX_SIDE / width.max(height));
    let (width, height) = (width * scale, height * scale);
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas")?.dyn_into()?;
    canvas.set_width(width.ceil() as u32);
    canvas.set_height(height.ceil() as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    JsFuture::from(bytes(&canvas)).await?.dyn_into()
}

/// What is on the canvas, or a refusal where it was too large.
fn bytes(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let refused = reject.clone();
        let done = Closure::once_into_js(move |blob: JsValue| {
            let answer = if blob.is_null() { reject } else { resolve };
            answer.call1(&JsValue::NULL, &blob).ok();
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            refused.call0(&JsValue::NULL).ok();
        }
    })
}
