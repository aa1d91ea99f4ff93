//! The module of the npm package: one function, through which every verb is called. `js/` has the half that scripts see.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod bound {
    use afterword_api::Host;
    use chrono::{DateTime, FixedOffset, Utc};
    use js_sys::Function;
    use wasm_bindgen::prelude::wasm_bindgen;
    use wasm_bindgen::{JsValue, throw_str};

    /// Has panics say what happened: an exception instead of a trap without words.
    #[wasm_bindgen]
    #[allow(unreachable_pub, reason = "the package's script calls it")]
    pub fn prepare() {
        std::panic::set_hook(Box::new(|panic| throw_str(&panic.to_string())));
    }

    /// Calls the verb; see [`afterword_api::call`]. `offset` tells the seconds by which the clocks of a zone were ahead of UTC at a time in
    /// milliseconds, or nothing if there is no such zone.
    #[wasm_bindgen]
    #[allow(unreachable_pub, reason = "the package's script calls it")]
    pub fn call(
        verb: &str,
        arguments: &str,
        bytes: &[u8],
        host: &str,
        offset: &Function,
    ) -> String {
        let ask = |zone: &str, at: DateTime<Utc>| {
            let millis = at.timestamp_millis() as f64;
            let seconds = offset.call2(&JsValue::UNDEFINED, &zone.into(), &millis.into());
            FixedOffset::east_opt(seconds.ok()?.as_f64()? as i32)
        };
        let host = match Host::read(host, &ask) {
            Ok(host) => host,
            Err(failure) => return failure.answer(),
        };
        afterword_api::call(verb, arguments, bytes, &host)
    }
}
