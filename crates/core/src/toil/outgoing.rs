//! A register as it leaves: without what nobody but its team may know.

use std::rc::Rc;

use super::ToilRegister;
use crate::secrets::take_out;
use crate::wording::Wording;

impl ToilRegister {
    /// The register without keys, tokens and passwords, which a marker in the language of `words` stands for; and how many there were.
    ///
    /// Taken out of the register and not of what is written of it: there a mark before a letter would hide one.
    ///
    /// ```
    /// use afterword_core::secrets::english;
    /// use afterword_core::toil::{Activity, ActivityId, ToilRegister};
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    /// let restarts = Activity::new(ActivityId::from_bits(1), "Restarts password=hunter2secret!".into());
    /// register.activities.push(restarts.into());
    /// let (clean, n) = register.without_secrets(english());
    /// assert_eq!(n, 1);
    /// assert!(!clean.activities[0].name.contains("hunter2"));
    /// ```
    pub fn without_secrets(&self, words: &Wording) -> (Self, usize) {
        let mut clean = self.clone();
        let mut n = take_out(&mut clean.title, words);
        for it in clean.activities.iter_mut().map(Rc::make_mut) {
            let texts = [&mut it.name, &mut it.team, &mut it.note];
            let texts = texts.into_iter().chain(&mut it.services);
            n += texts.map(|it| take_out(it, words)).sum::<usize>();
        }
        for it in clean.weeks.iter_mut().map(Rc::make_mut) {
            n += [&mut it.team, &mut it.note].map(|it| take_out(it, words)).iter().sum::<usize>();
        }
        for it in clean.projects.iter_mut().map(Rc::make_mut) {
            let texts = [&mut it.name, &mut it.owner, &mut it.note];
            n += texts.map(|it| take_out(it, words)).iter().sum::<usize>();
        }
        (clean, n)
    }
}
