//! What is known of a cause beside its text, in words behind it.

use afterword_core::causes::{Category, Cause, CauseKind, Confidence, Join};

/// The marks behind a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) kind: CauseKind,
    pub(crate) is_root: bool,
    pub(crate) confidence: Confidence,
    pub(crate) category: Option<Category>,
    pub(crate) join: Join,
}

const ROOT: &str = "root cause";
const ALL: &str = "took all of the following";
/// What is written where nothing is known and the text itself ends like marks.
const NONE: &str = "cause";

impl Marks {
    pub(crate) fn of(cause: &Cause) -> Self {
        Self {
            kind: cause.kind(),
            is_root: cause.is_root(),
            confidence: cause.confidence,
            category: cause.category,
            join: cause.join,
        }
    }

    /// What `inner` says, if it says nothing but marks.
    pub(crate) fn parse(inner: &str) -> Option<Self> {
        let mut marks = Self::default();
        for mark in inner.split("; ") {
            marks.take(mark)?;
        }
        Some(marks)
    }

    fn take(&mut self, mark: &str) -> Option<()> {
        let is = |name: String| name.to_lowercase() == mark;
        if mark == ROOT {
            self.is_root = true;
        } else if mark == ALL {
            self.join = Join::All;
        } else if let Some(kind) = CauseKind::ALL.into_iter().find(|it| is(it.to_string())) {
            self.kind = kind;
        } else if let Some(it) = Confidence::ALL.into_iter().find(|it| is(it.to_string())) {
            self.confidence = it;
        } else {
            self.category = Some(Category::ALL.into_iter().find(|it| is(it.to_string()))?);
        }
        Some(())
    }

    /// Everything but kind and root, which only a tree may set.
    pub(crate) fn put_on(&self, cause: &mut Cause) {
        cause.confidence = self.confidence;
        cause.category = self.category;
        cause.join = self.join;
    }

    fn words(&self) -> Vec<String> {
        let root = self.is_root.then(|| ROOT.to_owned());
        let kind = (self.kind != CauseKind::Cause).then(|| self.kind.to_string());
        let sure = (self.confidence != Confidence::Hypothesis).then(|| self.confidence.to_string());
        let category = self.category.map(|it| it.to_string());
        let join = (self.join == Join::All).then(|| ALL.to_owned());
        let words = [root, kind, sure, category, join].into_iter().flatten();
        words.map(|it| it.to_lowercase()).collect()
    }
}

/// ` [root cause; confirmed]`, or nothing where nothing is known.
pub(super) fn suffix(cause: &Cause, text: &str) -> String {
    let words = Marks::of(cause).words();
    if !words.is_empty() {
        format!(" [{}]", words.join("; "))
    } else if split(text, " [", "]").1 != Marks::default() || text.ends_with("[cause]") {
        format!(" [{NONE}]")
    } else {
        String::new()
    }
}

/// A text and the marks behind it, which stand between `open` and `close`.
pub(super) fn split<'a>(text: &'a str, open: &str, close: &str) -> (&'a str, Marks) {
    let inside = text.strip_suffix(close).and_then(|it| it.rsplit_once(open));
    // A cause without a text has nothing in front of its marks.
    let alone = || Some(("", text.strip_suffix(close)?.strip_prefix(open.trim_start())?));
    let found = inside.or_else(alone);
    match found.and_then(|(text, inner)| Some((text, Marks::parse(inner)?))) {
        Some((text, marks)) => (text, marks),
        None => (text, Marks::default()),
    }
}
