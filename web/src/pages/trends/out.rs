//! A chart of trends, out of the page: its picture is asked for where it has to say more than it does on the page.

use std::rc::Rc;

use afterword_core::chart::Drawn;
use afterword_core::draw::Scene;
use afterword_ui::chart::ChartForm;
use afterword_ui::words::word;

use crate::across::{TrendsChart, ask_once};
use crate::browser::task;
use crate::pages::chart_out::{picture_out, table_out};
use crate::session::Session;

/// Lets `drawn` out; `wanted` is asked for where the picture has to say more than it does on the page.
pub(super) fn take_out(session: &Session, drawn: &Drawn, form: ChartForm, wanted: TrendsChart) {
    if matches!(form, ChartForm::Csv | ChartForm::Markdown) {
        return table_out(session, &drawn.key, &drawn.table, form, &wanted.words);
    }
    let (session, key) = (session.clone(), drawn.key.clone());
    task::spawn(async move {
        match picture(&session, &wanted).await {
            Ok(Some(scene)) => picture_out(&session, &key, form, &scene).await,
            // Documents have changed since: there is too little to draw now.
            Ok(None) => session.say(word::CHART_GONE.text()),
            Err(error) => session.say(error),
        }
    });
}

async fn picture(session: &Session, wanted: &TrendsChart) -> Result<Option<Rc<Scene>>, String> {
    let drawn = ask_once(&session.store, wanted).await.map_err(|it| it.to_string())?;
    Ok(drawn.and_then(|it| it.picture.ok()))
}
