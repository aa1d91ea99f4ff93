//! The build steps of Afterword.

fn main() {}
