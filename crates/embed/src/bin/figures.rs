//! The widgets that reckon as a program: maturity, toil and severity.

afterword_embed::program!(afterword_embed::figures);
