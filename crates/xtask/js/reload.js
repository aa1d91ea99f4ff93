// Reloads the page when `cargo xtask serve` has a new build. Only that command adds it to the page.
//
// What was typed is safe: the app writes when its page hides. A server that ended is asked again by the browser itself every few
// seconds, so a page left open comes back with the next `serve`.
new EventSource("/__events").onmessage = () => location.reload();
