//! A chart, out of the page: the picture with all that is said of it, or the table behind it.

use std::rc::Rc;

use afterword_core::chart::Drawn;
use afterword_core::draw::Scene;
use afterword_formats::{chart, svg};
use afterword_ui::chart::ChartForm;
use afterword_ui::words::word;

use crate::across::{TrendsChart, ask_once};
use crate::browser::{clipboard, download, png, task};
use crate::session::Session;

/// Lets `drawn` out; `wanted` is asked for where the picture has to say more than it does on the page.
pub(super) fn take_out(session: &Session, drawn: &Drawn, form: ChartForm, wanted: TrendsChart) {
    let session = session.clone();
    let stem = format!("afterword-{}", drawn.key);
    match form {
        ChartForm::Csv => {
            let name = format!("{stem}.csv");
            download::download_table(&name, &chart::csv(&drawn.table));
            session.say(word::DOWNLOADED.fill(&[("name", &name)]));
        }
        ChartForm::Markdown => {
            let text = chart::markdown(&drawn.table, &wanted.words);
            task::spawn(async move {
                match clipboard::copy(&text).await {
                    Ok(()) => session.say(word::COPIED.text()),
                    Err(error) => session.say(error.to_string()),
                }
            });
        }
        ChartForm::Svg | ChartForm::Png => task::spawn(async move {
            match picture(&session, &wanted).await {
                Ok(Some(scene)) => picture_out(&session, &stem, form, &scene).await,
                // Documents have changed since: there is too little to draw now.
                Ok(None) => session.say(word::CHART_GONE.text()),
                Err(error) => session.say(error),
            }
        }),
    }
}

async fn picture(session: &Session, wanted: &TrendsChart) -> Result<Option<Rc<Scene>>, String> {
    let drawn = ask_once(&session.store, wanted).await.map_err(|it| it.to_string())?;
    Ok(drawn.and_then(|it| it.picture.ok()))
}

async fn picture_out(session: &Session, stem: &str, form: ChartForm, scene: &Scene) {
    let text = svg::write(scene);
    if form == ChartForm::Svg {
        let name = format!("{stem}.svg");
        download::download(&name, "image/svg+xml", &text);
        return session.say(word::DOWNLOADED.fill(&[("name", &name)]));
    }
    match png::draw(&text, scene.width, scene.height).await {
        Some(blob) => {
            let name = format!("{stem}.png");
            download::download_blob(&name, &blob);
            session.say(word::DOWNLOADED.fill(&[("name", &name)]));
        }
        None => session.say(word::PNG_FAILED.text()),
    }
}
