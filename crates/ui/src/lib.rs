//! Yew components: props in, edits out.
