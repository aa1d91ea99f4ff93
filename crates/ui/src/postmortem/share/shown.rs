//! A view with everything about it that the dialog shows.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::Audience;
use afterword_core::secrets::{self, Grade};
use afterword_core::template::Template;
use afterword_core::view::{self, Audiences, LeakKind, Person, View};
use afterword_core::wording::Wording;
use yew::prelude::*;

use super::leaks::{Spot, is_removed, spots};
use crate::outgoing::Form;
use crate::postmortem::place::Headings;
use crate::words::{word, wording};

/// What readers would get in some form.
pub(super) struct Shown {
    view: View,
    omitted: Vec<AttrValue>,
    /// What may say too much. Those that do not go out in this form are in it too, but nobody is asked about them.
    pub(super) spots: Rc<Vec<Spot>>,
    /// How many of these are personal or secret.
    pub(super) n_alarms: usize,
    /// The heading of the part that these readers do not get, and that nothing is left without.
    pub(super) lacks: Option<AttrValue>,
    words: Wording,
    secrets: Wording,
}

impl Shown {
    pub(super) fn of(
        postmortem: &Postmortem,
        audience: Audience,
        form: Form,
        templates: &[Template],
    ) -> Self {
        let words = wording("view", view::english());
        let secrets = wording("secrets", secrets::english());
        let view = view::of(postmortem, audience, Audiences::shipped(), &words);
        let headings = Headings::of(templates, &[postmortem]);
        let omitted = view.omitted.iter().map(|it| headings.get(Some(it))).collect();
        let holds = |place| form.holds(place, &view.document);
        let spots = spots(&view, &holds, &headings, &words, &secrets);
        let is_alarm = |kind: &LeakKind| matches!(kind, LeakKind::Found(hit) if hit.kind.grade() == Grade::Alarm);
        let alarms = view.leaks.iter().filter(|it| is_alarm(&it.kind) && holds(it.place));
        let n_alarms = alarms.count();
        let lacks = form.lacks(&view.document).map(|it| headings.get(Some(&it)));
        Self { view, omitted, spots: Rc::new(spots), n_alarms, lacks, words, secrets }
    }

    /// What goes out: the view, without the spots that are removed.
    pub(super) fn document(&self, differing: &BTreeSet<usize>) -> Postmortem {
        let is_removed = |at| is_removed(&self.spots, differing, at);
        self.view.redacted(&is_removed, &self.words, &self.secrets)
    }

    /// The parts that are left out.
    pub(super) fn omitted(&self) -> Html {
        if self.omitted.is_empty() {
            return html! { <p class="guidance">{ word::EXPORT_OMITTED_NOTHING.text() }</p> };
        }
        html! {
            <ul class="share-omitted">
                for (at, heading) in self.omitted.iter().enumerate() {
                    <li key={at}>{ heading }</li>
                }
            </ul>
        }
    }

    /// Who becomes whom; nothing where nobody is replaced.
    pub(super) fn people(&self) -> Html {
        let people = &self.view.people;
        html! {
            <section class="share-people" hidden={people.is_empty()}>
                <h3>{ word::EXPORT_PEOPLE.text() }</h3>
                <dl>
                    for (at, person) in people.iter().enumerate() {
                        <div key={at}>
                            <dt>{ &person.name }{ aliases(person) }</dt>
                            <dd>{ &person.pseudonym }</dd>
                        </div>
                    }
                </dl>
            </section>
        }
    }
}

fn aliases(person: &Person) -> Html {
    if person.aliases.is_empty() {
        return Html::default();
    }
    let names = person.aliases.join(", ");
    html! { <span class="guidance">{ word::EXPORT_ALIASES.fill(&[("names", &names)]) }</span> }
}
