//! What comes in from outside: a chosen file, a dropped one, a pasted one.

use std::rc::Rc;

use afterword_formats::archive::Arrived;
use afterword_formats::encoding::{Decoded, Encoding, decode};
use afterword_formats::zip::is_zip;
use afterword_ui::words::word;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File, FileList};
use yew::prelude::*;

use crate::browser::files::{self, FileError};
use crate::browser::{page, task};

/// A file or a text, and where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Incoming {
    /// The file's name; empty for a pasted text.
    pub(crate) name: String,
    /// What is in it: text, or an archive.
    pub(crate) bytes: Vec<u8>,
    /// Why there is nothing in it, if the file could not be read; else empty.
    pub(crate) problem: String,
    /// Whether nothing said how its bytes hold a text, so that it is assumed; see [`Incoming::legible`].
    pub(crate) is_assumed: bool,
}

impl Incoming {
    async fn of(file: &File) -> Self {
        let name = file.name();
        match files::bytes(file).await {
            Ok(bytes) => Self { name, bytes, ..Self::default() },
            Err(error) => Self { name, problem: error.to_string(), ..Self::default() },
        }
    }

    /// Whether it is an archive, which is opened before anything is done with what is in it.
    pub(crate) fn is_archive(&self) -> bool {
        is_zip(&self.bytes)
    }

    /// The same with its text in UTF-8, or with why it is none. What is that already, and an archive, is not copied.
    pub(crate) fn legible(self: Rc<Self>) -> Rc<Self> {
        if self.is_archive() || !self.problem.is_empty() {
            return self;
        }
        let name = self.name.clone();
        match decode(&self.bytes, &name) {
            Ok(Decoded { text, .. }) if *text.as_bytes() == *self.bytes => self,
            Ok(Decoded { text, encoding }) => {
                let is_assumed = encoding == Encoding::Windows1252;
                let bytes = text.into_owned().into_bytes();
                Rc::new(Self { name, bytes, is_assumed, ..Self::default() })
            }
            Err(error) => {
                let problem = FileError::not_text(error).to_string();
                Rc::new(Self { name, problem, ..Self::default() })
            }
        }
    }

    /// What is in it as text, once it is legible; nothing if it is none.
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.bytes).unwrap_or_default()
    }
}

impl From<Arrived> for Incoming {
    fn from(Arrived { name, text, problem }: Arrived) -> Self {
        Self { name, bytes: text.into_bytes(), problem, is_assumed: false }
    }
}

/// What came in together, to be looked at one after the other. There is always one that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Queue {
    all: Rc<[Rc<Incoming>]>,
    at: usize,
}

impl Queue {
    /// `None` for nothing.
    pub(crate) fn new(all: impl IntoIterator<Item = Incoming>) -> Option<Self> {
        let all: Rc<[_]> = all.into_iter().map(Rc::new).collect();
        (!all.is_empty()).then_some(Self { all, at: 0 })
    }

    /// The one that is looked at.
    pub(crate) fn current(&self) -> &Rc<Incoming> {
        &self.all[self.at]
    }

    /// What is left when that has been decided about.
    pub(crate) fn next(&self) -> Option<Self> {
        let at = self.at + 1;
        (at < self.all.len()).then(|| Self { all: self.all.clone(), at })
    }

    /// The same with what was in the current one in its place.
    pub(crate) fn opened(&self, inside: Vec<Incoming>) -> Option<Self> {
        let (before, after) = (&self.all[..self.at], &self.all[self.at + 1..]);
        let inside = inside.into_iter().map(Rc::new);
        let all: Rc<[_]> =
            before.iter().cloned().chain(inside).chain(after.iter().cloned()).collect();
        (self.at < all.len()).then_some(Self { all, at: self.at })
    }

    /// The current one, and those behind it.
    pub(crate) fn rest(&self) -> &[Rc<Incoming>] {
        &self.all[self.at..]
    }

    /// The current one with those behind it that are `wanted` as well, and what is left without them.
    pub(crate) fn parted(&self, wanted: impl Fn(&Incoming) -> bool) -> (Self, Option<Self>) {
        let (current, behind) = (self.current().clone(), self.all[self.at + 1..].iter().cloned());
        let (with, left): (Vec<Rc<Incoming>>, Vec<Rc<Incoming>>) =
            behind.partition(|it| wanted(it));
        let all = std::iter::once(current).chain(with).collect();
        let left = (!left.is_empty()).then(|| Self { all: left.into(), at: 0 });
        (Self { all, at: 0 }, left)
    }

    /// The number of the current one, and how many there are; `None` for one alone.
    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        (self.all.len() > 1).then_some((self.at + 1, self.all.len()))
    }

    /// What is still to be looked at, for [`Queue::read`].
    pub(crate) fn write(&self) -> JsValue {
        let left = self.all[self.at..].iter().flat_map(|it| -> [JsValue; 3] {
            let bytes = Uint8Array::from(it.bytes.as_slice());
            [it.name.as_str().into(), bytes.into(), it.problem.as_str().into()]
        });
        left.collect::<Array>().into()
    }

    /// What [`Queue::write`] wrote; `None` for anything else.
    pub(crate) fn read(written: &JsValue) -> Option<Self> {
        let parts = written.dyn_ref::<Array>()?.to_vec();
        let (each, _) = parts.as_chunks();
        Self::new(each.iter().map(|[name, bytes, problem]| Incoming {
            name: name.as_string().unwrap_or_default(),
            bytes: bytes.dyn_ref().map(Uint8Array::to_vec).unwrap_or_default(),
            problem: problem.as_string().unwrap_or_default(),
            is_assumed: false,
        }))
    }
}

/// Reads `files`, one after the other, and hands them on together; whichever can't be read says why.
pub(crate) fn read_all(files: Option<FileList>, on_queue: Callback<Queue>) {
    let Some(files) = files else { return };
    // The list is emptied when the field is.
    let files: Vec<File> = (0..files.length()).filter_map(|it| files.get(it)).collect();
    task::spawn(async move {
        let mut all = Vec::with_capacity(files.len());
        for file in &files {
            all.push(Incoming::of(file).await);
        }
        if let Some(queue) = Queue::new(all) {
            on_queue.emit(queue);
        }
    });
}

/// Reads `file` and hands it on, or says why it can't be read.
pub(crate) fn read(file: File, on_incoming: Callback<Rc<Incoming>>, say: Callback<AttrValue>) {
    task::spawn(async move {
        let read = Rc::new(Incoming::of(&file).await).legible();
        if read.problem.is_empty() {
            return on_incoming.emit(read);
        }
        let what: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &read.name), ("error", &read.problem)];
        say.emit(word::FILE_NOT_READ.fill(&what).into());
    });
}

/// Lets files be dropped anywhere on the page; returns whether one hovers above it.
#[hook]
pub(crate) fn use_drops(on_queue: &Callback<Queue>) -> bool {
    let hovers = use_state_eq(|| false);
    let setter = hovers.setter();
    use_effect_with(on_queue.clone(), move |on_queue| {
        let on_queue = on_queue.clone();
        // What is done, and whether a part of the page has taken the files for itself.
        type Hear = Box<dyn Fn(&DragEvent, bool)>;
        let listen = |name: &'static str, hear: Hear| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&gloo::utils::window(), name, options, move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>().filter(|it| holds_files(it)) {
                    let is_taken = event.default_prevented();
                    event.prevent_default();
                    hear(event, is_taken);
                }
            })
        };
        let (over, leave, drop_setter) = (setter.clone(), setter.clone(), setter);
        let listeners = [
            listen("dragover", Box::new(move |_, is_taken| over.set(!is_taken))),
            listen(
                "dragleave",
                Box::new(move |event, _| {
                    // Only leaving the window counts; moving from one element to the next does not.
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                }),
            ),
            listen(
                "drop",
                Box::new(move |event, is_taken| {
                    drop_setter.set(false);
                    if !is_taken {
                        read_all(event.data_transfer().and_then(|it| it.files()), on_queue.clone());
                    }
                }),
            ),
        ];
        move || drop(listeners)
    });
    *hovers
}

/// Lets files and texts be pasted on the page where `is_wanted`, outside of fields and dialogs.
#[hook]
pub(crate) fn use_pastes(on_queue: &Callback<Queue>, is_wanted: bool) {
    use_effect_with((on_queue.clone(), is_wanted), |(on_queue, is_wanted)| {
        let on_queue = on_queue.clone();
        let listener = is_wanted.then(|| {
            EventListener::new(&gloo::utils::window(), "paste", move |event| {
                let data =
                    event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
                if let Some(data) = data.filter(|_| !page::is_typing(event) && !page::has_dialog())
                {
                    take(&data, &on_queue);
                }
            })
        });
        move || drop(listener)
    });
}

/// Takes the files on the clipboard; else its text.
fn take(data: &DataTransfer, on_queue: &Callback<Queue>) {
    if let Some(files) = data.files().filter(|it| it.length() > 0) {
        return read_all(Some(files), on_queue.clone());
    }
    let bytes = data.get_data("text/plain").unwrap_or_default().into_bytes();
    if !bytes.trim_ascii().is_empty()
        && let Some(queue) = Queue::new([Incoming { bytes, ..Incoming::default() }])
    {
        on_queue.emit(queue);
    }
}

/// Whether what is dragged is files.
pub(crate) fn holds_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|it| it.types());
    types.is_some_and(|it| it.includes(&"Files".into(), 0))
}

#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "clippy takes only #[test] for a test")]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn named(name: &str) -> Incoming {
        Incoming { name: name.to_owned(), bytes: b"\0 \"\xff".to_vec(), ..Incoming::default() }
    }

    #[wasm_bindgen_test]
    fn what_is_left_travels_whole() {
        let queue = Queue::new(["a.md", "b.md", "c.md"].map(named)).unwrap().next().unwrap();
        assert_eq!(queue.place(), Some((2, 3)));
        let read = Queue::read(&queue.write()).unwrap();
        assert_eq!((&**read.current(), read.place()), (&named("b.md"), Some((1, 2))));
        let last = read.next().unwrap();
        assert_eq!((last.current().name.as_str(), last.next()), ("c.md", None));
    }

    #[wasm_bindgen_test]
    fn what_is_in_an_archive_takes_its_place() {
        let queue = Queue::new(["a.md", "b.zip", "c.md"].map(named)).unwrap().next().unwrap();
        let opened = queue.opened(["x.md", "y.md"].map(named).into()).unwrap();
        assert_eq!((opened.current().name.as_str(), opened.place()), ("x.md", Some((2, 4))));
        let last = opened.next().unwrap().next().unwrap();
        assert_eq!(last.current().name, "c.md");
        assert_eq!(queue.opened(Vec::new()).unwrap().current().name, "c.md");
    }

    #[wasm_bindgen_test]
    fn what_belongs_together_is_taken_out_together() {
        let all = ["a.md", "b.yml", "c.md", "d.yml"].map(named);
        let (with, left) =
            Queue::new(all).unwrap().next().unwrap().parted(|it| it.name.ends_with("yml"));
        let names = |it: &Queue| it.rest().iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (names(&with), left.as_ref().map(names)),
            (vec!["b.yml".into(), "d.yml".into()], Some(vec!["c.md".into()]))
        );
        assert_eq!(left.unwrap().parted(|_| true).1, None);
    }

    #[wasm_bindgen_test]
    fn nothing_is_no_queue() {
        assert_eq!(Queue::new([]), None);
        assert_eq!(Queue::read(&JsValue::UNDEFINED), None);
        assert_eq!(Queue::read(&Array::new()), None);
    }
}
