//! Nodes to elements.

use afterword_core::prose::{Address, Kind, Node, Side};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::wide::wide_table;
use crate::words::word;

/// Draws `nodes`; at most as deep as they are.
pub(super) fn view(nodes: &[Node]) -> Html {
    nodes.iter().map(node).collect()
}

fn node(node: &Node) -> Html {
    match node {
        Node::Text(text) => Html::from(text.as_str()),
        Node::Element { kind, at, children } => element(kind, *at, children),
        Node::Code(code) => html! { <code>{ code }</code> },
        Node::Image { words, address } => image(words, address.as_ref()),
        Node::Task { is_done } => task(*is_done),
        Node::Mark(label) => html! { <sup class="footnote-mark">{ label }</sup> },
        Node::Host(host) => html! { <span class="link-host">{ " (" }{ host }{ ")" }</span> },
        Node::LineBreak => html! { <br /> },
        Node::Rule => html! { <hr /> },
    }
}

fn element(kind: &Kind, at: usize, children: &[Node]) -> Html {
    let at = at.to_string();
    let inside = view(children);
    match kind {
        Kind::Paragraph => html! { <p data-at={at}>{ inside }</p> },
        Kind::Heading(depth) => heading(*depth, at, inside),
        Kind::Quote => html! { <blockquote data-at={at}>{ inside }</blockquote> },
        Kind::Preformatted => html! { <pre data-at={at}><code>{ inside }</code></pre> },
        Kind::List { start: None } => html! { <ul data-at={at}>{ inside }</ul> },
        Kind::List { start: Some(start) } => {
            html! { <ol data-at={at} start={start.to_string()}>{ inside }</ol> }
        }
        Kind::Item if matches!(children.first(), Some(Node::Task { .. })) => {
            html! { <li data-at={at} class="task">{ inside }</li> }
        }
        Kind::Item => html! { <li data-at={at}>{ inside }</li> },
        Kind::Table => table(at, children),
        Kind::TableHead | Kind::TableRow => html! { <tr>{ inside }</tr> },
        Kind::TableCell(side) => html! { <td class={side_class(*side)}>{ inside }</td> },
        Kind::Footnote(label) => {
            html! { <div data-at={at} class="footnote"><sup>{ label }</sup><div>{ inside }</div></div> }
        }
        Kind::Emphasis => html! { <em>{ inside }</em> },
        Kind::Strong => html! { <strong>{ inside }</strong> },
        Kind::Struck => html! { <del>{ inside }</del> },
        Kind::Link(address) => link(address, inside),
        Kind::RefusedLink { address } => {
            html! { <span class="refused-link">{ inside }{ " (" }<code>{ address }</code>{ ")" }</span> }
        }
    }
}

/// Below the headings of the page, whose sections have the second level.
fn heading(depth: usize, at: String, inside: Html) -> Html {
    match depth {
        1 => html! { <h3 data-at={at}>{ inside }</h3> },
        2 => html! { <h4 data-at={at}>{ inside }</h4> },
        3 => html! { <h5 data-at={at}>{ inside }</h5> },
        _ => html! { <h6 data-at={at}>{ inside }</h6> },
    }
}

fn link(address: &Address, inside: Html) -> Html {
    let target = address.leads_out().then_some("_blank");
    let title = Some(address.title()).filter(|it| !it.is_empty()).map(str::to_owned);
    html! { <a href={address.as_str().to_owned()} {title} {target} rel="noopener noreferrer nofollow">{ inside }</a> }
}

/// An image is a line that names it: fetching it would tell its server who reads this, and when.
fn image(words: &str, address: Option<&Address>) -> Html {
    let words = if words.is_empty() {
        address.map_or_else(|| word::IMAGE_NAMELESS.text(), Address::as_str)
    } else {
        words
    };
    let inside =
        html! { <><Icon name={IconName::Eye} />{ word::IMAGE.text() }{ ": " }{ words }</> };
    match address {
        Some(address) => html! { <span class="inert-image">{ link(address, inside) }</span> },
        None => html! { <span class="inert-image">{ inside }</span> },
    }
}

fn task(is_done: bool) -> Html {
    let label = if is_done { word::TASK_DONE.text() } else { word::TASK_OPEN.text() };
    html! {
        <span class="task-box" role="img" aria-label={label} data-done={is_done.then_some("true")}></span>
    }
}

/// A table scrolls by itself where it is wider than the page.
fn table(at: String, children: &[Node]) -> Html {
    let (heads, rows): (Vec<&Node>, Vec<&Node>) = children
        .iter()
        .partition(|child| matches!(child, Node::Element { kind: Kind::TableHead, .. }));
    let table = html! {
        <table data-at={at}>
            <thead>{ heads.into_iter().map(table_head).collect::<Html>() }</thead>
            <tbody>{ rows.into_iter().map(node).collect::<Html>() }</tbody>
        </table>
    };
    wide_table(word::TABLE.text(), table)
}

fn table_head(row: &Node) -> Html {
    let Node::Element { children: cells, .. } = row else { return Html::default() };
    let cells = cells.iter().map(|cell| match cell {
        Node::Element { kind: Kind::TableCell(side), children, .. } => {
            html! { <th scope="col" class={side_class(*side)}>{ view(children) }</th> }
        }
        other => node(other),
    });
    html! { <tr>{ cells.collect::<Html>() }</tr> }
}

fn side_class(side: Side) -> Option<&'static str> {
    match side {
        Side::Start => None,
        Side::Middle => Some("is-middle"),
        Side::End => Some("is-end"),
    }
}
