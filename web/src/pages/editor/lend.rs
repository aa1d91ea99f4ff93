//! What the page lends to the components of a document: names, time, and the clocks of its zone.

use std::rc::Rc;

use afterword_core::id::{DocumentId, Mint};
use afterword_core::postmortem::MomentKey;
use afterword_core::time::{Instant, Zone, ZoneRules};
use afterword_ui::words::word;
use afterword_ui::{Clocks, Outgoing, Shell};
use chrono::{NaiveDateTime, Offset, Utc};
use yew::prelude::*;

use super::clocks::KnownClocks;
use super::incoming;
use super::looks::Memory;
use crate::browser::zone::IntlZone;
use crate::browser::{clock, ids};
use crate::route::Route;
use crate::session::Session;
use crate::toast::Said;

/// The shell for a document that is read in `zone`; `take_out` asks the page's door, and `memory` knows how its parts were looked at. A zone that the browser does not know is read as
/// UTC, and said to be.
#[hook]
pub(in crate::pages) fn use_shell(
    session: &Session,
    id: DocumentId,
    zone: &Zone,
    take_out: &Callback<Outgoing>,
    memory: &Memory,
    moments: Rc<[MomentKey]>,
) -> Shell {
    let rules = use_memo(zone.clone(), |zone| IntlZone::of(zone).ok());
    let say = session.say.clone();
    use_effect_with((zone.clone(), rules.is_none()), move |(zone, is_unknown)| {
        if *is_unknown {
            say.emit(word::ZONE_SHOWN_UTC.fill(&[("zone", zone)]).into());
        }
    });
    let mint = use_callback((), |(), ()| ids::Random.bits());
    // The rules follow from the zone, so that comparing the zone is enough.
    let now = {
        let rules = rules.clone();
        use_callback(zone.clone(), move |(), _| in_zone(&rules, clock::now()))
    };
    let clocks = use_memo(zone.clone(), KnownClocks::of);
    let offsets_at =
        use_callback(zone.clone(), move |local: NaiveDateTime, _| clocks.offsets_at(local));
    let others = use_callback((), |(zone, local): (Zone, NaiveDateTime), ()| {
        IntlZone::of(&zone).ok()?.instant(local)
    });
    let in_zone = use_callback(zone.clone(), move |instant: Instant, _| in_zone(&rules, instant));
    let read_tree = use_callback((), |text: AttrValue, ()| incoming::read_tree(&text));
    let recall = {
        let memory = memory.clone();
        use_callback(id, move |name: AttrValue, id| {
            memory.recall(&format!("{id}/{name}")).map(AttrValue::from)
        })
    };
    let keep = {
        let (memory, session) = (memory.clone(), session.clone());
        use_callback(id, move |(name, look): (AttrValue, AttrValue), id| {
            memory.keep(&session, format!("{id}/{name}"), look.to_string());
        })
    };
    let bring_in = use_callback((id, session.go.clone()), |(), (id, go)| {
        go.emit(Route::ImportInto(*id));
    });
    let announce = use_callback(session.speak.clone(), |words: AttrValue, speak| {
        speak.emit(Said::heard(words));
    });
    Shell {
        mint,
        now,
        today: session.today,
        clocks: Clocks::from(offsets_at).with_others(others),
        in_zone,
        moments,
        who: session.preferences.name.clone().into(),
        announce,
        take_out: take_out.clone(),
        read_tree,
        bring_in,
        recall,
        keep,
    }
}

fn in_zone(rules: &Rc<Option<IntlZone>>, instant: Instant) -> Instant {
    let offset = (**rules).as_ref().and_then(|it| it.offset_at(instant.with_timezone(&Utc)));
    instant.with_timezone(&offset.unwrap_or(Utc.fix()))
}
