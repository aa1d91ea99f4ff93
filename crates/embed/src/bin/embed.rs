//! The widgets of documents as a program: postmortems, their timelines, trees of causes and actions.

afterword_embed::program!(afterword_embed::documents);
