//! A chart, out of the page: the picture with all that is said of it, or the table behind it.

use std::rc::Rc;

use afterword_core::chart::Table;
use afterword_core::draw::{Scene, Words};
use afterword_formats::{chart, svg};
use afterword_ui::chart::ChartForm;
use afterword_ui::words::word;

use crate::browser::{clipboard, download, png, task};
use crate::session::Session;

/// Lets out the table behind the chart called `key`.
pub(super) fn table_out(
    session: &Session,
    key: &str,
    table: &Table,
    form: ChartForm,
    words: &Words,
) {
    if form == ChartForm::Csv {
        let name = format!("{}.csv", stem(key));
        download::download_table(&name, &chart::csv(table));
        return session.say(word::DOWNLOADED.fill(&[("name", &name)]));
    }
    let (session, text) = (session.clone(), chart::markdown(table, words));
    task::spawn(async move {
        match clipboard::copy(&text).await {
            Ok(()) => session.say(word::COPIED.text()),
            Err(error) => session.say(error.to_string()),
        }
    });
}

/// Lets out the picture of the chart called `key`, which says in itself what a page says beside it.
pub(super) async fn picture_out(session: &Session, key: &str, form: ChartForm, scene: &Rc<Scene>) {
    let (stem, text) = (stem(key), svg::write(scene));
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

fn stem(key: &str) -> String {
    format!("afterword-{key}")
}
