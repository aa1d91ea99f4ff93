// Starts the app, or says in plain words why it can't start. When it stops later, the app itself says so (web/src/panic.rs).
//
// A classic script, because browsers refuse modules on file: pages, where this has to say so.
(() => {
  "use strict";

  // The page only fetches its styles, so that its frame does not wait for them. From here on they count; should they not arrive, the app
  // is ugly, and still an app.
  const style = (href) => {
    if (!href) return;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    const arrived = new Promise((done) => Object.assign(sheet, { onload: done, onerror: done }));
    document.head.append(sheet);
    return arrived;
  };
  const styled = style(document.querySelector("link[as=style]")?.href);

  // A first visit waits for the browser's storage to be made. Asking for anything there begins that while the program is fetched.
  try {
    indexedDB.databases().catch(() => {});
  } catch {
    // Forbidden, or an old browser: the app finds out by itself.
  }

  // The page names the program that it begins with in its links, and the one that has all pages in a tag beside them. A built page
  // begins with a small one, which has the pages that are seen first; the app in one file has no links, and begins with all.
  const link = (selector) => document.querySelector(`link[${selector}]`)?.href;
  const first = { glue: link("rel=modulepreload"), module: link("as=fetch") };
  const named = document.querySelector("meta[name=afterword-whole]").content.split(" ");
  const [glue, module, styles] = named.map((it) => new URL(it, document.baseURI).href);
  const whole = { glue, module, styles };

  // Questions across all documents are answered by a worker, which starts with the first and stays from one program to the other. What goes
  // to and fro is said in across.js.
  const startAcross = () => {
    const [script, glue, module] = document
      .querySelector("meta[name=afterword-across]")
      .content.split(" ")
      .map((it) => new URL(it, document.baseURI).href);
    // Where the page demands it, a worker's address has to be vouched for.
    vouch ??= globalThis.trustedTypes?.createPolicy("afterword-across", { createScriptURL: (it) => it });
    const worker = new Worker(vouch?.createScriptURL(script) ?? script, { type: "module" });
    const waiting = new Map();
    // One that broke down is not asked again; the next question starts another.
    const end = (error) => {
      worker.terminate();
      ask = undefined;
      waiting.forEach(([, reject]) => reject(error));
    };
    worker.onerror = ({ message }) => end(message ?? script);
    worker.onmessage = ({ data: [number, answer, error] }) => {
      if (!number) return dispatchEvent(new Event("afterword:news"));
      if (error !== undefined) return end(error);
      waiting.get(number)[0](answer);
      waiting.delete(number);
    };
    let number = 0;
    return (question) =>
      new Promise((...settle) => {
        waiting.set((number += 1), settle);
        worker.postMessage([glue, module, number, question]);
      });
  };
  let ask;
  let vouch;
  globalThis.afterwordAsk = (question) => (ask ??= startAcross())(question);

  const load = (program) => (program.loaded ??= fetchAll(program));

  // Some servers answer with a page where there is no such file, or where somebody has to sign in again.
  const isModule = (it) => it.ok && !/html/.test(it.headers.get("content-type"));

  const fetchAll = async ({ glue, module, styles }) => {
    // All are on their way at once; none waits for another.
    const dressed = styles && style(styles);
    const response = fetch(module).then((it) => (isModule(it) ? it : Promise.reject(new Reason("missing"))));
    // It may fail before it is waited for, which is no failure of its own.
    response.catch(() => {});
    const program = await import(glue);
    await Promise.all([program.default({ module_or_path: response }), styled, dressed]);
    return program;
  };

  const start = async () => {
    if (location.protocol === "file:" && first.glue) throw new Reason("from-file");
    if (typeof WebAssembly !== "object") throw new Reason("no-wasm");
    const isElsewhere = !/^(#\/?(postmortems)?)?$/.test(location.hash);
    if (!first.glue || whole.glue === first.glue || isElsewhere) return (await load(whole)).start("", "", "", "");
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
    shelf.start();
  };

  // What makes a built app work without a network comes when the app stands, so that no first visit waits for it. Where the system brings
  // something along, that is waited for.
  const goOn = () => {
    const more = document.querySelector("meta[name=afterword-build]")?.content.split(" ")[1];
    if (more) setTimeout(() => import(more).catch(() => {}), location.search ? 0 : 2_000);
  };

  class Reason extends Error {}

  // What is said here, by the names that the files of other languages have it by.
  const ENGLISH = {
    "boot.title": "Afterword can't start",
    "boot.safe": "What is stored in this browser is untouched.",
    "boot.reload": "Reload",
    "boot.from-file":
      "Browsers don't run an app of several files from a disk. Open afterword.html, which stands beside this file and is all of it in one, or put the folder on any web server.",
    "boot.no-wasm":
      "This browser can't run WebAssembly: it is too old, or its administrator has switched it off. A current Firefox, Chrome, Edge or Safari can.",
    "boot.policy":
      "WebAssembly is blocked, by a rule of this browser's administrator or of the server. The server's policy has to allow 'wasm-unsafe-eval' for scripts.",
    "boot.missing":
      "A part of the app could not be loaded. Check the connection and reload; if it stays so, the copy on the server is not complete.",
  };

  // The same in the language that the app spoke here the last time, or that the browser asks for: remembered, or fetched now.
  const spoken = async () => {
    const kept = Object.keys(localStorage).find((it) => it.startsWith("afterword-words-"));
    const code = (kept ?? navigator.language).replace("afterword-words-", "").slice(0, 2);
    if (code === "en") return ENGLISH;
    const file = localStorage[kept] ?? (await (await fetch(`static/words/${code}.txt`)).text());
    const lines = file.split("\n").filter((it) => it.startsWith("boot."));
    return { ...ENGLISH, ...Object.fromEntries(lines.map((it) => it.split(" = "))), code };
  };

  const element = (name, text) => {
    const it = document.createElement(name);
    it.textContent = text;
    return it;
  };

  const fail = async (error) => {
    // Without storage or network it is said in English.
    const { code, ...words } = await spoken().catch(() => ENGLISH);
    const page = document.getElementById("stopped");
    // A panic while starting has put its own page in place of everything.
    if (!page) return;
    const name = error instanceof Reason ? error.message : error instanceof WebAssembly.CompileError ? "policy" : "missing";
    const reason = words[`boot.${name}`] + (name === "missing" && !(error instanceof Reason) ? ` (${error})` : "");
    const reload = Object.assign(element("button", words["boot.reload"]), { type: "button", onclick: () => location.reload() });
    page.replaceChildren(element("h1", words["boot.title"]), element("p", reason), element("p", words["boot.safe"]), reload);
    page.lang = words["boot.title"] === ENGLISH["boot.title"] ? "en" : code;
    page.hidden = false;
    document.getElementById("app").hidden = true;
  };

  start().then(goOn, fail);
})();
