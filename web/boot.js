// Starts the app, or says in plain words why it can't start. When it stops later, the app itself says so (web/src/panic.rs).
//
// A classic script, because browsers refuse modules on file: pages, where this has to say so.
(() => {
  "use strict";

  const SAFE = "What is stored in this browser is untouched.";

  // The page only fetches its styles, so that its frame does not wait for them. From here on they count; should they not arrive, the app
  // is ugly, and still an app.
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet" });
  const styled = new Promise((done) => Object.assign(styles, { onload: done, onerror: done }));
  styles.href = document.querySelector("link[as=style]").href;
  document.head.append(styles);

  // A first visit waits for the browser's storage to be made. Asking for anything there begins that while the program is fetched.
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // Forbidden, or an old browser: the app finds out by itself.
  }

  // The page names the program that it begins with in its links. A built page begins with a small one, which has the pages that are
  // seen first, and names the one that has them all in a tag beside them.
  const link = (selector) => document.querySelector(`link[${selector}]`).href;
  const first = { glue: link("rel=modulepreload"), module: link("as=fetch") };
  const named = document.querySelector("meta[name=afterword-whole]")?.content.split(" ");
  const whole = named ? { glue: address(named[0]), module: address(named[1]) } : first;

  function address(name) {
    return new URL(name, document.baseURI).href;
  }

  const load = (program) => (program.loaded ??= fetchBoth(program));

  const fetchBoth = async ({ glue, module }) => {
    // Both are on their way at once; neither waits for the other.
    const response = fetch(module).then((it) => (it.ok ? it : Promise.reject(new Reason(MISSING))));
    const program = await import(glue);
    await Promise.all([program.default({ module_or_path: response }), styled]);
    return program;
  };

  const start = async () => {
    if (location.protocol === "file:") throw new Reason(FROM_FILE);
    if (typeof WebAssembly !== "object") throw new Reason(NO_WASM);
    const isElsewhere = /^#\/(postmortem|import)\b/.test(location.hash);
    if (whole === first || isElsewhere) return (await load(whole)).start("", "", "", "");
    const shelf = await load(first);
    const handOver = async (event) => {
      const program = await load(whole);
      shelf.stop();
      program.start(...event.detail);
    };
    addEventListener("afterword:whole", (event) => handOver(event).catch(fail), { once: true });
    // The rest is fetched as soon as somebody is at it, before it is asked for.
    for (const sign of ["pointermove", "pointerdown", "keydown"]) {
      addEventListener(sign, () => load(whole).catch(() => (whole.loaded = undefined)), { once: true, passive: true });
    }
    shelf.start("", "", "", "");
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

  const fail = (error) => show(inWords(error));
  start().catch(fail);
})();
