//! A worker: a program beside the page, which does one job after the other.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Url, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// Where the page demands it, a worker's address has to be vouched for. web-sys has this behind a flag for what is unstable.
    #[wasm_bindgen(js_namespace = trustedTypes, js_name = createPolicy, catch)]
    fn create_policy(name: &str, rules: &Object) -> Result<JsValue, JsValue>;

    /// A worker whose address may be vouched for, where web-sys takes only texts.
    #[wasm_bindgen(js_name = Worker)]
    type Vouched;
    #[wasm_bindgen(constructor, js_class = "Worker", catch)]
    fn new(address: &JsValue, options: &WorkerOptions) -> Result<Vouched, JsValue>;
}

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
    /// Starts the worker that the page names in `<meta name="afterword-io">`: its script, and the glue and the module of its program.
    pub(crate) fn start() -> Result<Self, String> {
        let [script, glue, module] = named_files().ok_or("meta[name=afterword-io]")?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = trusted(&script).unwrap_or_else(|| script.into());
        let worker = Vouched::new(&address, &options).map_err(|it| said_by(&it))?;
        let worker = JsValue::from(worker).unchecked_into();
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

/// The address as one of ours, where browsers ask for that.
fn trusted(script: &str) -> Option<JsValue> {
    thread_local! {
        /// A name can be given to one policy only.
        static POLICY: Option<JsValue> = {
            let rules = Object::new();
            let ours = Closure::<dyn Fn(JsValue) -> JsValue>::new(|it| it).into_js_value();
            Reflect::set(&rules, &"createScriptURL".into(), &ours).ok();
            create_policy("afterword-io", &rules).ok()
        };
    }
    POLICY.with(|policy| {
        let policy = policy.as_ref()?;
        let make: Function =
            Reflect::get(policy, &"createScriptURL".into()).ok()?.dyn_into().ok()?;
        make.call1(policy, &script.into()).ok()
    })
}

fn named_files() -> Option<[String; 3]> {
    let document = gloo::utils::document();
    let meta = document.query_selector("meta[name=afterword-io]").ok()??;
    let base = document.base_uri().ok()??;
    let content = meta.get_attribute("content")?;
    let mut files = content.split(' ').map(|it| Some(Url::new_with_base(it, &base).ok()?.href()));
    Some([files.next()??, files.next()??, files.next()??])
}

/// What an error, or the event of one, says of itself.
fn said_by(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
    message.filter(|it| !it.is_empty()).or_else(|| error.as_string()).unwrap_or_default()
}
