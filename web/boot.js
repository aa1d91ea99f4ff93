// Starts the app; shows a page of plain words when it can't start, or when it has stopped.
//
// A classic script, because browsers refuse modules on file: pages, where this has to say so.
//
// A panic in the app arrives here as an event on `window`:
//   new CustomEvent("afterword:stopped", { detail: { message, name, text } })
// `message` is what went wrong. `name` and `text`, if there is an unsaved document, are the file offered for download.
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

  // Text only ever becomes text nodes: a message may quote what somebody typed.
  const element = (name, text) => {
    const it = document.createElement(name);
    it.textContent = text;
    return it;
  };

  const button = (label, onclick) => Object.assign(element("button", label), { type: "button", onclick });

  const download = (name, text) => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };

  const show = (title, ...parts) => {
    const page = document.getElementById("stopped");
    page.replaceChildren(element("h1", title), ...parts);
    page.hidden = false;
    document.getElementById("app").hidden = true;
  };

  addEventListener("afterword:stopped", ({ detail }) => {
    const parts = [element("p", "This is a mistake in Afterword, not in what you did."), element("pre", detail.message)];
    const hasUnsaved = typeof detail.text === "string";
    if (hasUnsaved) {
      parts.push(element("p", "What you typed last may not be stored yet. Download it before you reload."));
      parts.push(button("Download the document", () => download(detail.name ?? "unsaved.json", detail.text)));
    } else {
      parts.push(element("p", SAFE));
    }
    parts.push(button("Reload", () => location.reload()));
    show("Afterword has stopped", ...parts);
  });

  start().catch((error) => {
    show("Afterword can't start", element("p", inWords(error)), element("p", SAFE), button("Reload", () => location.reload()));
  });
})();
