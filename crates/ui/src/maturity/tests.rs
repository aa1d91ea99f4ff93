//! A small model that tests share: two dimensions, rubrics and a checklist.

use std::rc::Rc;

use afterword_core::maturity::Model;

pub(super) fn model() -> Rc<Model> {
    let text = r#"{
        "id": "tiny", "version": "1.0.0", "name": "Tiny",
        "levels": [{"name": "Some"}, {"name": "Most"}, {"name": "All"}],
        "dimensions": [
            {"id": "alerts", "name": "Alerts", "capabilities": [
                {"id": "runbooks", "name": "Runbooks", "statements": ["a", "b", "c"]},
                {"id": "noise", "name": "Noise", "statements": ["a", "b", "c"]}
            ]},
            {"id": "reviews", "name": "Reviews", "capabilities": [
                {"id": "written", "name": "Written", "items": [
                    {"id": "one", "level": 1, "text": "Some are"}, {"id": "two", "level": 2, "text": "Most are"}
                ]}
            ]}
        ]
    }"#;
    Rc::new(Model::read(text).unwrap().0)
}
