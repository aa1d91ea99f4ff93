//! How a worker is started: a program beside the page.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Url, WorkerOptions, WorkerType};

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

/// A worker that runs, and where the files of its program are, which each message names.
pub(super) struct Started {
    pub(super) worker: web_sys::Worker,
    pub(super) glue: String,
    pub(super) module: String,
}

/// Starts the worker that the page names in a tag `<meta name="…">`: its script, and the glue and the module of its program.
pub(super) fn start(name: &str) -> Result<Started, String> {
    let [script, glue, module] = named_files(name).ok_or(name)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let address = trusted(&script).unwrap_or_else(|| script.into());
    let worker = Vouched::new(&address, &options).map_err(|it| said_by(&it))?;
    Ok(Started { worker: JsValue::from(worker).unchecked_into(), glue, module })
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

fn named_files(name: &str) -> Option<[String; 3]> {
    let document = gloo::utils::document();
    let meta = document.query_selector(&["meta[name=", name, "]"].concat()).ok()??;
    let base = document.base_uri().ok()??;
    let content = meta.get_attribute("content")?;
    let mut files = content.split(' ').map(|it| Some(Url::new_with_base(it, &base).ok()?.href()));
    Some([files.next()??, files.next()??, files.next()??])
}

/// What an error, or the event of one, says of itself.
pub(super) fn said_by(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok().and_then(|it| it.as_string());
    message.filter(|it| !it.is_empty()).or_else(|| error.as_string()).unwrap_or_default()
}
