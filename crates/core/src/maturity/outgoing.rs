//! An assessment as it leaves: without what nobody but its team may know.

use std::rc::Rc;

use super::{Answer, Assessment};
use crate::secrets::take_out;
use crate::wording::Wording;

impl Assessment {
    /// The assessment without keys, tokens and passwords, which a marker in the language of `words` stands for; and how many there were.
    ///
    /// The model is as it was: it is a file that was published. Ballots have no texts but names.
    ///
    /// ```
    /// use afterword_core::maturity::{Answer, Assessment, Model};
    /// use afterword_core::secrets::english;
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}],
    /// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"]}]}]}"#).unwrap().0;
    /// let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
    /// let answer = Answer { note: "see password=hunter2secret!".into(), ..Answer::default() };
    /// assessment.answers.insert("c".parse()?, answer.into());
    /// let (clean, n) = assessment.without_secrets(english());
    /// assert_eq!(n, 1);
    /// assert!(!clean.answers.values().any(|it| it.note.contains("hunter2")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_secrets(&self, words: &Wording) -> (Self, usize) {
        let mut clean = self.clone();
        let about = &mut clean.about;
        let texts = [&mut clean.title, &mut about.team, &mut about.facilitator];
        let mut n: usize =
            texts.into_iter().chain(&mut about.participants).map(|it| take_out(it, words)).sum();
        for answer in clean.answers.values_mut().map(Rc::make_mut) {
            n += of_answer(answer, words);
        }
        for it in clean.exceptions.values_mut() {
            n += take_out(&mut it.reason, words) + take_out(&mut it.owner, words);
        }
        for it in &mut clean.reopened {
            n += take_out(&mut it.title, words) + take_out(&mut it.why, words);
        }
        if let Some(last) = clean.previous.as_mut().map(Rc::make_mut) {
            n += take_out(&mut last.title, words);
        }
        (clean, n)
    }
}

fn of_answer(it: &mut Answer, words: &Wording) -> usize {
    let texts = [&mut it.note, &mut it.agreed].into_iter().chain(&mut it.not_applicable);
    let mut n: usize = texts.map(|it| take_out(it, words)).sum();
    for evidence in it.evidence.iter_mut().map(Rc::make_mut) {
        n += take_out(&mut evidence.text, words) + take_out(&mut evidence.link, words);
    }
    n
}
