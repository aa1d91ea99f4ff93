//! Assessments to look at: what a team found three times, and another team beside it.

use afterword_core::id::DocumentId;
use afterword_core::maturity::{Assessment, ShippedModel};
use afterword_core::stored::{self, Stored as _};
use afterword_ui::words::Words;
use serde_json::Value;

use super::choose::place;
use crate::browser::{clock, fetch};
use crate::route::Route;
use crate::session::Session;
use crate::store::Restore;

/// Where the example is, from the app's own folder.
const EXAMPLE: &str = "static/examples/maturity.json";

/// Stores the example, unless it is there, and goes to what the team found last.
pub(super) async fn open_example(session: &Session) -> Result<(), String> {
    let model = place(ShippedModel::LearningFromIncidents, Words::spoken().language());
    let [text, model] = [fetch::text(EXAMPLE).await?, fetch::text(&model).await?];
    let (assessments, open) = read(&text, &model).map_err(|it| it.to_string())?;
    let stored = session.store.put_all(&assessments, Restore::KeepMine, clock::now()).await;
    stored.map_err(|it| it.to_string())?;
    session.reload.emit(());
    session.go.emit(Route::assessment(open));
    Ok(())
}

/// The assessments of the file, each with the model, which is kept once beside them; and which of them is looked at first.
fn read(text: &str, model: &str) -> Result<(Vec<Assessment>, DocumentId), serde_json::Error> {
    let (mut file, model): (Value, Value) = (stored::from_json(text)?, stored::from_json(model)?);
    let open = serde_json::from_value(file["open"].take())?;
    let of = |it: &Value| {
        let mut it = it.clone();
        it["model"] = model.clone();
        Assessment::from_json(&it.to_string())
    };
    let all = file["assessments"].as_array().into_iter().flatten();
    Ok((all.map(of).collect::<Result<_, _>>()?, open))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{Distribution, HalfSteps, progress, side_by_side};

    use super::*;

    #[test]
    fn the_example_has_something_in_every_view() {
        for language in ShippedModel::LANGUAGES {
            let file = ShippedModel::LearningFromIncidents.file(language);
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../static");
            let read_file = |path: &str| std::fs::read_to_string(format!("{folder}/{path}"));
            let example = read_file("examples/maturity.json").expect("it ships");
            let model = read_file(&format!("models/{file}")).expect("it ships");
            let (all, open) = read(&example, &model).expect("it is sound");
            let known: Vec<_> = all[0].model.capabilities().map(|it| it.1.id.clone()).collect();
            assert!(all.iter().all(|it| it.answers.keys().all(|it| known.contains(it))));
            let refs: Vec<&Assessment> = all.iter().collect();
            assert_eq!(progress(&refs).iter().map(|it| it.points.len()).max(), Some(3));
            assert_eq!(side_by_side(&refs).columns.len(), 4);
            let present = all.iter().find(|it| it.id == open).expect("it is among them");
            assert!(!present.is_finished() && present.change().is_some());
            assert!(present.roadmap().phases.iter().any(|it| !it.steps.is_empty()));
            assert_eq!(present.targets.all, Some(HalfSteps::level(3)));
            let workshop = present.workshop.as_ref().expect("they voted");
            let spreads = known.iter().filter_map(|it| workshop.distribution(it, 5));
            assert!(spreads.filter(Distribution::talk_about_it).count() >= 1);
        }
    }
}
