//! One chart as a figure of the page.

use std::rc::Rc;

use afterword_core::chart::Drawn;
use yew::prelude::*;

use super::table::ChartTable;
use crate::draw::Picture;
use crate::icon::IconName;
use crate::menu::{Menu, MenuItem};
use crate::words::{Text, use_words, word};

/// A form in which a chart leaves the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// The picture with all that is said of it.
    Svg,
    /// The same in points.
    Png,
    /// The table behind it, for spreadsheets.
    Csv,
    /// The table behind it, for texts.
    Markdown,
}

impl ChartForm {
    const ALL: [Self; 4] = [Self::Markdown, Self::Svg, Self::Png, Self::Csv];

    fn verb(self) -> &'static str {
        let verb: &Text = match self {
            Self::Svg => &word::DOWNLOAD_SVG,
            Self::Png => &word::DOWNLOAD_PNG,
            Self::Csv => &word::CHART_CSV,
            Self::Markdown => &word::CHART_MARKDOWN,
        };
        verb.text()
    }

    fn icon(self) -> IconName {
        if self == Self::Markdown { IconName::Copy } else { IconName::Download }
    }
}

#[derive(Clone, Debug, Properties)]
pub struct ChartFigureProps {
    pub chart: Rc<Drawn>,
    /// Whether it takes the whole width of its place.
    #[prop_or_default]
    pub is_wide: bool,
    /// Hears that the chart is to leave the page; without it there is no menu for that.
    #[prop_or_default]
    pub on_out: Option<Callback<(Rc<Drawn>, ChartForm)>>,
    /// What can be chosen about it.
    #[prop_or_default]
    pub children: Html,
}

/// A chart is compared by its address first: most renders have nothing to do with it.
impl PartialEq for ChartFigureProps {
    fn eq(&self, other: &Self) -> bool {
        (Rc::ptr_eq(&self.chart, &other.chart) || self.chart == other.chart)
            && self.is_wide == other.is_wide
            && self.on_out == other.on_out
            && self.children == other.children
    }
}

/// A chart with its words. Where there is too little to draw, the reason stands in the picture's place.
#[component]
pub fn ChartFigure(props: &ChartFigureProps) -> Html {
    use_words();
    let ChartFigureProps { chart, is_wide, children, .. } = props;
    let (id, facts) = (format!("chart-{}", chart.key), facts(chart));
    html! {
        <figure class={classes!("chart", is_wide.then_some("is-wide"))} aria-labelledby={id.clone()}>
            <div class="chart-head">
                <div class="chart-words">
                    <h3 {id}>{ &chart.title }</h3>
                    <p class="chart-facts">{ facts }</p>
                </div>
                <div class="chart-tools">{ children.clone() }<div>{ menu(props) }</div></div>
            </div>
            <div class="chart-picture">
                if let Ok(scene) = &chart.picture {
                    <Picture scene={scene.clone()} />
                } else {
                    <p class="chart-reason">{ chart.picture.as_ref().err() }</p>
                }
            </div>
            <div class="chart-notes">
                for (at, note) in chart.notes.iter().enumerate() {
                    <p key={at}>{ note }</p>
                }
            </div>
            <ChartTable chart={chart.clone()} />
        </figure>
    }
}

/// What is counted, and of how many.
fn facts(chart: &Drawn) -> String {
    let facts = [chart.unit.as_str(), chart.n.as_str()];
    facts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn menu(props: &ChartFigureProps) -> Html {
    let on_out = props.on_out.as_ref().filter(|_| props.chart.picture.is_ok());
    let Some(on_out) = on_out else { return Html::default() };
    let item = |form: ChartForm| {
        let (chart, on_out) = (props.chart.clone(), on_out.clone());
        let on_select = Callback::from(move |()| on_out.emit((chart.clone(), form)));
        MenuItem::new(form.verb(), on_select).icon(form.icon())
    };
    let label = word::CHART_MENU.fill(&[("title", &props.chart.title)]);
    let items = ChartForm::ALL.map(item).to_vec();
    html! { <Menu {label} {items} icon={IconName::More} class="chart-menu" /> }
}
