//! A worker that answers questions, many at a time, and that has news of its own.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

use super::start::{Started, said_by, start};

/// A running worker that answers; it ends when the last copy of this is dropped.
#[derive(Clone)]
pub(crate) struct Service(Rc<Inner>);

struct Inner {
    started: Started,
    /// Settles each question that waits for its answer.
    waiting: RefCell<BTreeMap<u32, [Function; 2]>>,
    n_asked: Cell<u32>,
    on_news: Box<dyn Fn()>,
}

impl Service {
    /// Starts the worker that the page names in `<meta name="…">`; `on_news` hears that answers may be others from now on.
    pub(crate) fn start(name: &str, on_news: impl Fn() + 'static) -> Result<Self, String> {
        let inner = Rc::new(Inner {
            started: start(name)?,
            waiting: RefCell::default(),
            n_asked: Cell::new(0),
            on_news: Box::new(on_news),
        });
        inner.listen();
        Ok(Self(inner))
    }

    /// Its answer to a question, or why there is none: then it is not to be asked again.
    pub(crate) async fn ask(&self, question: &str) -> Result<String, String> {
        let inner = self.0.clone();
        let Started { worker, glue, module } = &inner.started;
        let number = inner.n_asked.get().wrapping_add(1).max(1);
        inner.n_asked.set(number);
        let answer = Promise::new(&mut |resolve, reject| {
            inner.waiting.borrow_mut().insert(number, [resolve, reject]);
        });
        let message = Array::of4(
            &glue.as_str().into(),
            &module.as_str().into(),
            &number.into(),
            &question.into(),
        );
        worker.post_message(&message).map_err(|it| said_by(&it))?;
        let answer = JsFuture::from(answer).await.map_err(|it| said_by(&it))?;
        answer.as_string().ok_or_else(String::new)
    }
}

impl Inner {
    fn listen(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = inner.upgrade() {
                inner.hear(&Array::from(&event.data()));
            }
        });
        let worker = &self.started.worker;
        worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        let inner = Rc::downgrade(self);
        // The script itself could not be loaded.
        let on_error = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            let waiting = inner.upgrade().map(|it| it.waiting.take()).unwrap_or_default();
            for [_, reject] in waiting.into_values() {
                reject.call1(&JsValue::UNDEFINED, &event).ok();
            }
        });
        worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    }

    /// A message is [number, answer, error], or [0] where there is news.
    fn hear(&self, message: &Array) {
        let number = message.get(0).as_f64().unwrap_or_default() as u32;
        if number == 0 {
            return (self.on_news)();
        }
        let Some([resolve, reject]) = self.waiting.borrow_mut().remove(&number) else { return };
        let (answer, error) = (message.get(1), message.get(2));
        // They are functions of the browser's own, which do not throw.
        if answer.is_string() {
            resolve.call1(&JsValue::UNDEFINED, &answer).ok();
        } else {
            reject.call1(&JsValue::UNDEFINED, &error).ok();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.started.worker.terminate();
    }
}
