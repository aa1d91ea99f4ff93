//! Hearing when an element changes its size.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Hears of changes of size for as long as it lives.
pub(crate) struct Observer {
    inner: ResizeObserver,
    _hear: Closure<dyn FnMut()>,
}

impl Observer {
    /// Calls `hear` after each change, and once for each element that is observed from now on.
    pub(crate) fn new(hear: impl FnMut() + 'static) -> Option<Self> {
        let hear = Closure::<dyn FnMut()>::new(hear);
        let inner = ResizeObserver::new(hear.as_ref().unchecked_ref()).ok()?;
        Some(Self { inner, _hear: hear })
    }

    /// Observes `element` too.
    pub(crate) fn observe(&self, element: &Element) {
        self.inner.observe(element);
    }
}

impl Drop for Observer {
    fn drop(&mut self) {
        self.inner.disconnect();
    }
}
