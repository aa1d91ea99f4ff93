//! The widget of error budgets as a program.

afterword_embed::program!(afterword_embed::budget);
