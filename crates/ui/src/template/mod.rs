//! Templates: one to read, and one to edit where it is read.

mod add;
mod form;
mod problems;
mod required;
mod row;
mod view;

pub use form::{TemplateForm, TemplateFormProps};
pub use problems::fault;
pub use view::{TemplateView, TemplateViewProps};
