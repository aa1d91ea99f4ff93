//! The program that the page runs.

fn main() {
    afterword_web::run();
}
