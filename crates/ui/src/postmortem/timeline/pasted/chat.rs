//! A pasted chat: each message is an entry, with who said it.

use afterword_core::chat::{self, Form, Head};
use afterword_core::claims;
use afterword_core::postmortem::QuickEntry;

use super::Pass;

/// The form of a chat, if it is one. A single line, as one types it, is none.
pub(super) fn form_of(text: &str) -> Option<Form> {
    text.trim().contains('\n').then_some(())?;
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    Form::of(&lines)
}

/// A message of a chat that may go on.
struct Message<'a> {
    head: Head<'a>,
    /// Where it begins.
    number: usize,
    words: Vec<&'a str>,
}

impl Pass<'_> {
    /// What does not begin a message belongs to the one above it.
    pub(super) fn read_chat(&mut self, text: &str, form: Form) {
        let mut lines = text.lines().map(str::trim).zip(1..).peekable();
        let mut open = None;
        while let Some((line, number)) = lines.next() {
            let next = lines.peek().map_or("", |it| it.0);
            if let Some(head) = form.head(line, next) {
                self.close(open.take());
                open = Some(Message { words: vec![head.text], head, number });
            } else if let Some(day) = self.day_line(chat::divider(line), number) {
                self.close(open.take());
                self.turn_to(day);
            } else if let Some(message) = &mut open {
                if !form.is_second(line) {
                    message.words.push(line);
                }
            } else if !line.is_empty() {
                self.read_entry(line, number);
            }
        }
        self.close(open);
    }

    /// Keeps a message; each of its lines is a paragraph.
    fn close(&mut self, message: Option<Message<'_>>) {
        let Some(Message { head, number, mut words }) = message else { return };
        words.retain(|it| !it.is_empty());
        let text = words.join("\n\n");
        let kind = claims::proposed_kind(&text);
        let entry = QuickEntry { kind, text, ..self.entry_of(&head.stamp.written) };
        self.take(entry, head.name, number);
    }
}
