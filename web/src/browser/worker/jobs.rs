//! A worker that does one job after the other, and that can be stopped in the middle of one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

use super::start::{Started, said_by, start};

/// What came of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    Done(Vec<u8>),
    Stopped,
    Failed(String),
}

/// A running worker. It can be given a job when the one before is done.
#[derive(Clone, Debug)]
pub(crate) struct Worker(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    worker: web_sys::Worker,
    /// Where the program's files are.
    glue: String,
    module: String,
    /// Settles the job that is being done.
    settle: RefCell<Option<Function>>,
    /// How many jobs it was given.
    n_jobs: Cell<usize>,
}

impl Worker {
    /// Starts the worker that the page names in `<meta name="afterword-io">`.
    pub(crate) fn start() -> Result<Self, String> {
        let Started { worker, glue, module } = start("afterword-io")?;
        let (settle, n_jobs) = (RefCell::new(None), Cell::new(0));
        let inner = Rc::new(Inner { worker, glue, module, settle, n_jobs });
        inner.listen();
        Ok(Self(inner))
    }

    /// Gives it a job and the bytes that go with it. The job is known by its number, and what comes of it is told later.
    pub(crate) fn post(
        &self,
        job: &str,
        bytes: &[u8],
    ) -> (usize, impl Future<Output = Reply> + use<>) {
        let inner = &self.0;
        inner.n_jobs.set(inner.n_jobs.get() + 1);
        let promise = Promise::new(&mut |settle, _| {
            inner.settle.replace(Some(settle));
        });
        let bytes = Uint8Array::from(bytes);
        let message = Array::of4(
            &inner.glue.as_str().into(),
            &inner.module.as_str().into(),
            &job.into(),
            &bytes,
        );
        // The bytes move over; they are a copy that nobody else holds.
        let posted =
            inner.worker.post_message_with_transfer(&message, &Array::of1(&bytes.buffer()));
        if let Err(error) = posted {
            inner.settle(&Object::from(js_sys::Error::new(&said_by(&error))));
        }
        let reply = async move {
            let Ok(reply) = JsFuture::from(promise).await else { return Reply::Stopped };
            if let Some(bytes) = reply.dyn_ref::<Uint8Array>() {
                Reply::Done(bytes.to_vec())
            } else if reply.is_undefined() {
                Reply::Stopped
            } else {
                Reply::Failed(said_by(&reply))
            }
        };
        (inner.n_jobs.get(), reply)
    }

    /// Ends that job, and the worker with it, unless it is done.
    pub(crate) fn stop(&self, job: usize) {
        if self.0.n_jobs.get() == job && self.0.settle.borrow().is_some() {
            self.0.worker.terminate();
            self.0.settle(&JsValue::UNDEFINED);
        }
    }
}

impl Inner {
    fn settle(&self, reply: &JsValue) {
        if let Some(settle) = self.settle.take() {
            // It is a function of the browser's own, which does not throw.
            settle.call1(&JsValue::UNDEFINED, reply).ok();
        }
    }

    fn listen(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(inner) = inner.upgrade() {
                inner.settle(&event.data());
            }
        });
        self.worker.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        let inner = Rc::downgrade(self);
        // The script itself could not be loaded.
        let on_error = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if let Some(inner) = inner.upgrade() {
                inner.settle(&event);
            }
        });
        self.worker.set_onerror(Some(on_error.into_js_value().unchecked_ref()));
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
