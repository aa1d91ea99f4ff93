//! Which dimensions of a model are assessed.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::maturity::{Dimension, DimensionId, Model};
use yew::prelude::*;

use crate::fields::CheckField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScopeFieldProps {
    pub model: Rc<Model>,
    /// Those that are assessed; all of them where this is empty.
    pub scope: BTreeSet<DimensionId>,
    pub on_change: Callback<BTreeSet<DimensionId>>,
}

/// A box for each dimension. The last one cannot be taken away: nothing would be asked.
#[component]
pub fn ScopeField(props: &ScopeFieldProps) -> Html {
    use_words();
    let ScopeFieldProps { model, scope, on_change } = props;
    let field = |dimension: &Rc<Dimension>| {
        let id = dimension.id.clone();
        let checked = scope.is_empty() || scope.contains(&id);
        let on_change = {
            let (model, scope, on_change) = (model.clone(), scope.clone(), on_change.clone());
            Callback::from(move |is_in: bool| on_change.emit(changed(&model, &scope, &id, is_in)))
        };
        let n = word::MATURITY_QUESTIONS.count(dimension.capabilities.len());
        html! {
            <li key={dimension.id.to_string()}>
                <CheckField label={dimension.name.clone()} hint={n} {checked} {on_change} />
            </li>
        }
    };
    html! {
        <fieldset class="maturity-scope">
            <legend>{ word::MATURITY_SCOPE.text() }</legend>
            <ul class="plain">{ for model.dimensions.iter().map(field) }</ul>
        </fieldset>
    }
}

/// The scope with `id` in it or not: empty for all, and as it was where none would be left.
fn changed(
    model: &Model,
    scope: &BTreeSet<DimensionId>,
    id: &DimensionId,
    is_in: bool,
) -> BTreeSet<DimensionId> {
    let all = || model.dimensions.iter().map(|it| it.id.clone());
    let mut wanted: BTreeSet<DimensionId> =
        if scope.is_empty() { all().collect() } else { scope.clone() };
    match is_in {
        true => wanted.insert(id.clone()),
        false => wanted.remove(id),
    };
    match () {
        () if wanted.is_empty() => scope.clone(),
        () if all().all(|it| wanted.contains(&it)) => BTreeSet::new(),
        () => wanted,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::maturity::tests::model;

    #[test]
    fn a_scope_is_empty_for_all_and_never_of_nothing() {
        let model = model();
        let [first, second] = [0, 1].map(|at| model.dimensions[at].id.clone());
        let only_second = changed(&model, &BTreeSet::new(), &first, false);
        assert_eq!(only_second, [second.clone()].into());
        assert_eq!(changed(&model, &only_second, &second, false), only_second);
        assert_eq!(changed(&model, &only_second, &first, true), BTreeSet::new());
    }
}
