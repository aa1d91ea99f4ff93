//! A channel between the tabs of one browser.

use gloo::events::EventListener;
use wasm_bindgen::JsCast as _;
use web_sys::{BroadcastChannel, MessageEvent};

/// An open channel; closed when dropped.
pub(crate) struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Opens the channel called `name`; `None` where the browser has none. `on_message` hears the other tabs, not this one.
    pub(crate) fn open(name: &str, on_message: impl Fn(&str) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|it| it.data().as_string());
            if let Some(message) = data {
                on_message(&message);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Tells the other tabs. Nobody waits for it: a tab that misses it finds out when it saves.
    pub(crate) fn post(&self, message: &str) {
        self.channel.post_message(&message.into()).ok();
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
