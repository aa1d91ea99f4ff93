//! Randomness: fresh ids for documents and for the things inside them.

use afterword_core::id::{DocumentId, Mint};

use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use web_sys::Crypto;

use super::clock;

/// The browser's random source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random;

impl Random {
    /// A fresh name for a document.
    pub(crate) fn document_id(mut self) -> DocumentId {
        Mint::document_id(&mut self, clock::now_utc())
    }

    /// Sixteen random hexadecimal digits.
    pub(crate) fn token(mut self) -> String {
        format!("{:016x}", self.bits())
    }
}

impl Mint for Random {
    fn bits(&mut self) -> u64 {
        u64::from_ne_bytes(bytes())
    }
}

fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Not by way of the window, which a worker has none of.
    Reflect::get(&js_sys::global(), &"crypto".into())
        .and_then(|it| it.unchecked_into::<Crypto>().get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs WebAssembly has a random source, for any few bytes");
    bytes
}
