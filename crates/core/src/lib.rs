//! The domain of Afterword.
