//! The words of the rules in other languages than English: fetched with the first page that says them.

use std::cell::RefCell;

use afterword_core::review::Texts;
use afterword_ui::review::RuleWords;
use afterword_ui::words::{Language, Words};
use yew::prelude::*;

use crate::browser::{fetch, task};

thread_local! {
    /// What was fetched, so that the next page need not wait.
    static FETCHED: RefCell<Option<(Language, RuleWords)>> = const { RefCell::new(None) };
}

/// Has the rules speak the language of the interface. What cannot be fetched is said in English.
#[hook]
pub(crate) fn use_rule_language(words: Words) -> RuleWords {
    let language = words.language();
    let spoken = use_state_eq(|| known(language));
    let setter = spoken.setter();
    use_effect_with(language, move |language| {
        let language = *language;
        speak(known(language), &setter);
        if language != Language::English && known(language) == RuleWords::ENGLISH {
            task::spawn(async move {
                let path = format!("static/rules/{}.json", language.code());
                let file = fetch::text(&path).await.unwrap_or_default();
                if let Ok(words) = Texts::from_json(&file).map(RuleWords::new) {
                    FETCHED.set(Some((language, words)));
                    if Words::spoken().language() == language {
                        speak(words, &setter);
                    }
                }
            });
        }
    });
    *spoken
}

fn speak(words: RuleWords, setter: &UseStateSetter<RuleWords>) {
    words.speak();
    setter.set(words);
}

fn known(language: Language) -> RuleWords {
    let fetched = FETCHED.with_borrow(|it| *it);
    fetched.filter(|it| it.0 == language).map_or(RuleWords::ENGLISH, |it| it.1)
}
