// Starts the app, or says in plain words why it can't start. When it stops later, the app itself says so (web/src/panic.rs).
//
// A classic script, because browsers refuse modules on file: pages, where this has to say so.
(() => {
  "use strict";

  const SAFE = "What is stored in this browser is untouched.";

  const start = async () => {
    if (location.protocol === "file:") throw new Reason(FROM_FILE);
    if (typeof WebAssembly !== "object") throw new Reason(NO_WASM);
    const glue = document.querySelector("link[rel=modulepreload]").href;
    const module = document.querySelector("link[rel=preload][as=fetch]").href;
    // Both are on their way already; neither waits for the other.
    const response = fetch(module).then((it) => (it.ok ? it : Promise.reject(new Reason(MISSING))));
    const { default: init } = await import(glue);
    await init({ module_or_path: response });
  };

  class Reason extends Error {}

  const FROM_FILE =
    "Browsers don't run apps like this one from a file. Put the folder on any web server, or run “cargo xtask serve” in a checkout.";
  const NO_WASM =
    "This browser can't run WebAssembly: it is too old, or its administrator has switched it off. A current Firefox, Chrome, Edge or Safari can.";
  const POLICY =
    "WebAssembly is blocked, by a rule of this browser's administrator or of the server. The server's policy has to allow 'wasm-unsafe-eval' for scripts.";
  const MISSING =
    "A part of the app could not be loaded. Check the connection and reload; if it stays so, the copy on the server is not complete.";

  const inWords = (error) => {
    if (error instanceof Reason) return error.message;
    if (error instanceof WebAssembly.CompileError) return POLICY;
    return `${MISSING} (${error})`;
  };

  const element = (name, text) => {
    const it = document.createElement(name);
    it.textContent = text;
    return it;
  };

  const show = (reason) => {
    const page = document.getElementById("stopped");
    // A panic while starting has put its own page in place of everything.
    if (!page) return;
    const reload = Object.assign(element("button", "Reload"), { type: "button", onclick: () => location.reload() });
    page.replaceChildren(element("h1", "Afterword can't start"), element("p", reason), element("p", SAFE), reload);
    page.hidden = false;
    document.getElementById("app").hidden = true;
  };

  start().catch((error) => show(inWords(error)));
})();
