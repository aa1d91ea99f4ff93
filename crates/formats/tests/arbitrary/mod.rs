//! Postmortems of every shape, with texts that mean trouble in Markdown.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{
    Action, ActionKind, ActionState, Priority, StateChange, StateKind, Strength,
};
use afterword_core::amount::Share;
use afterword_core::causes::{
    Category, Cause, CauseId, CauseKind, CauseTree, Confidence, Evidence, Join, Place, TreeId,
};
use afterword_core::id::{DocumentId, Id};
use afterword_core::postmortem::{
    AcceptedRisk, Audience, DataLoss, DetectionSource, Effort, Entry, EntryKind, EntryTime, Factor,
    FactorKind, Feedback, Impact, Moment, MomentKey, NamedRole, Response, Roles, Section,
    SectionKey, Slo, StatusKind, Transition,
};
use afterword_core::severity::SeverityKey;
use afterword_core::template::TemplateId;
use afterword_core::time::Instant;
use chrono::{FixedOffset, NaiveDate, TimeZone};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Text as people type it, and as nobody should.
pub(crate) fn text() -> BoxedStrategy<String> {
    let nasty = select(vec![
        "",
        " ",
        "- x",
        "# Title",
        "## Timeline",
        "### 14:32",
        "---",
        "===",
        "a\n===",
        "a\nb\n---",
        "```",
        "```\n# x",
        "~~~~\n## y\n",
        "> ```\n# z",
        "- a\n  ```\n# b",
        "<!-- x",
        "<details>\n\n# q",
        "<pre>\n\n## r",
        "1. a\n\n   # b",
        " lead",
        "trail ",
        "\n\nblank\n",
        "a  b",
        "a\tb",
        "*(owner: x)*",
        "x *(y)*",
        "a — b",
        "| a | b |\n|---|---|",
        "[a]: https://x.example",
        "\\",
        "\\*",
        "**bold**",
        "`code",
        "$x$",
        "^a",
        ":x",
        "a\r\nb",
        "a\rb",
        "\u{a0}",
        "\u{2028}",
        "(nothing written yet)",
        "(no problem stated)",
        "Untitled postmortem",
        "Times are in UTC (UTC+00:00).",
        "*Evidence:* a",
        "- *Asked:* b",
        "*Done when:* c",
        "- Users affected: 5",
        "null",
        "true",
        "2026-01-01",
        "\u{feff}",
        "é",
        "😀",
        "\u{0}",
        "x\n\n\ny",
        "    code",
        "\tcode",
        "- [x] done",
        "*Source: a*",
        "a\n- b\n  - c\n\nd",
    ]);
    let nasty = nasty.prop_map(str::to_owned);
    let words = "[a-zA-Z ,.!?0-9]{0,24}";
    let odd = "[-#*_`~<>|\\\\\\[\\]()=+.:& \n\ta1]{0,16}";
    let single = prop_oneof![4 => words, 2 => nasty, 1 => odd, 1 => "\\PC{0,12}"];
    prop_oneof![3 => single.clone(), 1 => vec(single, 2..5).prop_map(|it| it.join("\n"))].boxed()
}

fn id<K: 'static>() -> impl Strategy<Value = Id<K>> {
    any::<u64>().prop_map(Id::from_bits)
}

fn instant() -> impl Strategy<Value = Instant> {
    let offset = select(vec![0, 3600, 7200, -28_800, 19_800]);
    (0..4_000_000_000_i64, 0..3_u32, offset).prop_map(|(seconds, nanos, offset)| {
        let nanos = [0, 0, 123_000_000][nanos as usize];
        let minutes = seconds - if nanos == 0 { seconds % 60 } else { 0 };
        let offset = FixedOffset::east_opt(offset).unwrap();
        offset.timestamp_opt(minutes, nanos).unwrap()
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..20_000_i64).prop_map(|it| NaiveDate::default() + chrono::TimeDelta::days(it))
}

fn entry() -> impl Strategy<Value = Entry> {
    let time = prop_oneof![
        Just(EntryTime::Unknown),
        instant().prop_map(EntryTime::Exact),
        instant().prop_map(EntryTime::Approximate),
        (instant(), instant()).prop_map(|(from, to)| EntryTime::Span { from, to }),
    ];
    (id(), time, text(), text(), text(), vec(text(), 0..3), select(EntryKind::ALL.to_vec()))
        .prop_map(|(id, time, stamp, text, source, links, kind)| Entry {
            id,
            time,
            stamp,
            kind,
            text,
            source,
            links,
        })
}

fn state() -> impl Strategy<Value = ActionState> {
    prop_oneof![
        Just(ActionState::Open),
        Just(ActionState::InProgress),
        text().prop_map(|reason| ActionState::Blocked { reason }),
        Just(ActionState::Done),
        text().prop_map(|reason| ActionState::WontDo { reason }),
    ]
}

fn action() -> impl Strategy<Value = Action> {
    let words = (text(), text(), text(), text(), text(), text());
    let facts = (
        option::of(date()),
        option::of(date()),
        option::of(select(Priority::ALL.to_vec())),
        option::of(select(ActionKind::ALL.to_vec())),
        option::of(select(Strength::ALL.to_vec())),
        option::of(any::<u32>()),
    );
    let change = (select(StateKind::ALL.to_vec()), instant(), text())
        .prop_map(|(to, at, who)| StateChange { to, at, who });
    (id(), words, facts, state(), vec(id(), 0..2), vec(change, 0..2)).prop_map(
        |(id, words, facts, state, causes, history)| {
            let (title, detail, owner, verification, tracker, source) = words;
            let (due, created, priority, kind, strength, effort_minutes) = facts;
            Action {
                id,
                title,
                detail,
                owner,
                due,
                created,
                priority,
                kind,
                strength,
                state,
                verification,
                tracker,
                effort_minutes,
                causes,
                source,
                history,
            }
        },
    )
}

fn factor() -> impl Strategy<Value = Factor> {
    let risk = (text(), text(), option::of(instant())).prop_map(|(reason, who, at)| AcceptedRisk {
        reason,
        who,
        at,
    });
    (
        id(),
        text(),
        select(FactorKind::ALL.to_vec()),
        option::of(select(Category::ALL.to_vec())),
        text(),
        vec(id(), 0..2),
        option::of(risk),
    )
        .prop_map(|(id, text, kind, category, evidence, actions, accepted)| Factor {
            id,
            text,
            kind,
            category,
            evidence,
            actions,
            accepted,
        })
}

fn tree() -> impl Strategy<Value = CauseTree> {
    let evidence = prop_oneof![
        id().prop_map(Evidence::Entry),
        text().prop_map(Evidence::Link),
        text().prop_map(Evidence::Note),
    ];
    let cause = (
        text(),
        text(),
        select(CauseKind::ALL.to_vec()),
        select(Confidence::ALL.to_vec()),
        vec(evidence, 0..2),
        (select(Join::ALL.to_vec()), any::<bool>(), option::of(select(Category::ALL.to_vec()))),
        any::<prop::sample::Index>(),
    );
    (any::<u64>(), text(), select(Join::ALL.to_vec()), vec(cause, 0..6)).prop_map(
        |(bits, problem, join, causes)| {
            let mut tree = CauseTree::new(TreeId::from_bits(bits), problem);
            tree.join = join;
            let mut ids: Vec<CauseId> = Vec::new();
            for (n, (text, question, kind, confidence, evidence, (join, root, category), parent)) in
                causes.into_iter().enumerate()
            {
                let id = CauseId::from_bits(bits.wrapping_add(n as u64));
                let mut cause = Cause::new(id, text);
                (cause.question, cause.confidence) = (question, confidence);
                (cause.evidence, cause.join, cause.category) = (evidence, join, category);
                let under = (!ids.is_empty() && n % 3 > 0).then(|| *parent.get(&ids));
                tree.add(cause, Place { under, before: None }).unwrap();
                tree.set_kind(id, kind).unwrap();
                tree.set_root(id, root && kind != CauseKind::RuledOut).unwrap();
                ids.push(id);
            }
            tree
        },
    )
}

fn names() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn section() -> impl Strategy<Value = Section> {
    let key = prop_oneof![
        Just(String::new()),
        Just("detection".to_owned()),
        Just("timeline".to_owned()),
        text()
    ];
    (id(), key, text(), text()).prop_map(|(id, key, heading, text)| Section {
        id,
        key,
        heading,
        text,
    })
}

fn impact() -> impl Strategy<Value = Impact> {
    let share =
        || option::of((0..=1_000_000_u32).prop_map(|it| Share::from_millionths(it).unwrap()));
    let count = || option::of(any::<u64>());
    let money = option::of((0..1_000_000_u64).prop_map(|it| format!("{it} EUR").parse().unwrap()));
    let slo = (0..=1_000_000_u32, any::<u16>()).prop_map(|(objective, window_days)| Slo {
        objective: Share::from_millionths(objective).unwrap(),
        window_days,
    });
    (
        text(),
        (count(), share(), count(), share()),
        (money, count(), option::of(select(DataLoss::ALL.to_vec())), count()),
        option::of(slo),
        names(),
    )
        .prop_map(
            |(text, users, (revenue, tickets, data_loss, budget_minutes), slo, regions)| {
                let (users, users_share, requests, requests_share) = users;
                Impact {
                    text,
                    users,
                    users_share,
                    requests,
                    requests_share,
                    revenue,
                    tickets,
                    data_loss,
                    budget_minutes,
                    slo,
                    regions,
                }
            },
        )
}

fn response() -> impl Strategy<Value = Response> {
    let effort = (text(), any::<u32>(), any::<u32>()).prop_map(|(role, people, minutes)| Effort {
        role,
        people,
        minutes,
    });
    let feedback =
        (option::of(1..=5_u8), text()).prop_map(|(score, text)| Feedback { score, text });
    let rate = option::of((0..1_000_u64).prop_map(|it| format!("{it} USD").parse().unwrap()));
    (vec(effort, 0..2), rate, vec(feedback, 0..2))
        .prop_map(|(efforts, hourly_rate, feedback)| Response { efforts, hourly_rate, feedback })
}

fn roles() -> impl Strategy<Value = Roles> {
    let other = (text(), text()).prop_map(|(role, person)| NamedRole { role, person });
    (text(), text(), text(), text(), vec(other, 0..2)).prop_map(
        |(commander, technical_lead, communications_lead, scribe, others)| Roles {
            commander,
            technical_lead,
            communications_lead,
            scribe,
            others,
        },
    )
}

/// A postmortem with anything in it.
pub(crate) fn postmortem() -> impl Strategy<Value = Postmortem> {
    let born = (any::<u64>(), instant())
        .prop_map(|(bits, at)| Postmortem::new(DocumentId::v7(bits >> 20, [bits as u8; 10]), at));
    let texts = vec(text(), 10);
    let lists = (names(), names(), names(), names(), names());
    let parts = (
        vec(entry(), 0..5),
        vec(tree(), 0..3),
        vec(action(), 0..4),
        vec(factor(), 0..3),
        vec(section(), 0..4),
    );
    let transition = (select(StatusKind::ALL.to_vec()), instant(), text(), text(), names())
        .prop_map(|(to, at, who, note, overrides)| Transition { to, at, who, note, overrides });
    let moment_key =
        prop_oneof![select(MomentKey::OFFERED.to_vec()), text().prop_map(MomentKey::from),];
    let moment = prop_oneof![instant().prop_map(Moment::At), id().prop_map(Moment::Entry)];
    let facts = (
        vec(transition, 0..3),
        option::of(text().prop_map(SeverityKey)),
        btree_map(moment_key, moment, 0..4),
        option::of(select(DetectionSource::ALL.to_vec())),
        btree_map(text().prop_map(SectionKey::from), select(Audience::ALL.to_vec()), 0..2),
        (
            select(vec!["UTC", "Europe/Berlin"]),
            prop_oneof![
                3 => select(vec!["standard", "brief", "other"]).prop_map(str::to_owned),
                1 => text(),
            ],
        ),
    );
    (born, texts, lists, parts, facts, (impact(), response(), roles())).prop_map(
        |(born, texts, lists, parts, facts, (impact, response, roles))| {
            let mut it = Postmortem { impact, response, roles, ..born };
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap_or_default();
            (it.title, it.incident, it.summary, it.trigger) = (next(), next(), next(), next());
            (it.what_happened, it.surprise, it.went_well) = (next(), next(), next());
            (it.went_wrong, it.lucky, it.lessons) = (next(), next(), next());
            (it.services, it.teams, it.tags, it.authors, it.reviewers) = lists;
            it.timeline = parts.0.into_iter().map(Rc::new).collect();
            it.trees = parts.1.into_iter().map(Rc::new).collect();
            it.actions = parts.2.into_iter().map(Rc::new).collect();
            it.factors = parts.3.into_iter().map(Rc::new).collect();
            it.extra = parts.4.into_iter().map(Rc::new).collect();
            (it.transitions, it.severity, it.moments, it.detection, it.audience, _) = facts.clone();
            let (zone, template) = facts.5;
            it.zone = zone.parse().unwrap();
            it.template = TemplateId(template);
            it
        },
    )
}
