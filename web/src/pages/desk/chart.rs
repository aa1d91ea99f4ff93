//! A chart of a document on the page, and out of it.

use std::rc::Rc;

use afterword_core::chart::{self, ChartStyle, Drawn};
use afterword_core::draw::Words;
use afterword_ui::chart::{ChartFigure, ChartForm, use_width};
use afterword_ui::draw::{use_drawing_words, use_settled};
use afterword_ui::words::use_words;
use yew::prelude::*;

use crate::browser::task;
use crate::pages::chart_out::{picture_out, table_out};
use crate::session::Session;

/// What of a document is drawn.
pub(in crate::pages) trait Shown: Clone + PartialEq + 'static {
    /// The document.
    type Of: PartialEq + 'static;

    /// The chart of it; `None` where what it is of has gone.
    fn chart(&self, of: &Self::Of, words: &Words) -> Option<chart::Chart>;

    /// The same chart and document as they may leave: with no secret in what they are called.
    fn outgoing(&self, of: &Self::Of) -> (Self, Self::Of);
}

#[derive(PartialEq, Properties)]
pub(in crate::pages) struct ChartProps<S: Shown> {
    pub(in crate::pages) session: Session,
    pub(in crate::pages) of: Rc<S::Of>,
    pub(in crate::pages) shown: S,
    /// What can be chosen about it.
    #[prop_or_default]
    pub(in crate::pages) children: Html,
}

/// Whoever types sees the chart follow when they pause.
pub(in crate::pages) const PAUSE_MILLIS: i32 = 200;

/// The width of a chart in a file.
const FILE_WIDTH: f64 = 900.0;

/// A chart as wide as its place, drawn again when what it shows has changed and nobody types.
#[component]
pub(in crate::pages) fn Chart<S: Shown>(props: &ChartProps<S>) -> Html {
    use_words();
    let words = use_drawing_words();
    let place = use_node_ref();
    let width = use_width(&place);
    let of = use_settled(&props.of, PAUSE_MILLIS, false);
    let drawn =
        use_memo((of, props.shown.clone(), width, words.clone()), |(of, shown, width, words)| {
            let width = f64::from((*width)?);
            let style = ChartStyle { width, has_text: false, words };
            Some(Rc::new(Drawn::of(shown.chart(of, words)?, style)))
        });
    let on_out = {
        let (session, of, shown) = (props.session.clone(), props.of.clone(), props.shown.clone());
        Callback::from(move |(_, form): (Rc<Drawn>, ChartForm)| {
            let (shown, of) = shown.outgoing(&of);
            shown.chart(&of, &words).into_iter().for_each(|it| out(&session, &it, form, &words));
        })
    };
    html! {
        <div class="desk-chart" ref={place}>
            if let Some(chart) = &*drawn {
                <ChartFigure chart={chart.clone()} is_wide=true {on_out}>{ props.children.clone() }</ChartFigure>
            }
        </div>
    }
}

/// Lets out a chart of what may leave.
fn out(session: &Session, chart: &chart::Chart, form: ChartForm, words: &Rc<Words>) {
    if matches!(form, ChartForm::Csv | ChartForm::Markdown) {
        return table_out(session, &chart.key, chart.table(), form, words);
    }
    let style = ChartStyle { width: FILE_WIDTH, has_text: true, words };
    let (session, key, scene) = (session.clone(), chart.key.clone(), Rc::new(chart.draw(style)));
    task::spawn(async move { picture_out(&session, &key, form, &scene).await });
}
