// The elements: each owns its life and its data, and the program draws it.
//
// A page moves, clones and removes elements as it likes. What has to survive that is here: the element keeps its value, and borrows a drawn
// root from the program only while it stands on a page.

// What each element is called, behind `afterword-`, by the program that draws it: few pages have widgets of more than one.
const PROGRAMS = {
  documents: ["postmortem", "timeline", "five-whys", "actions"],
  figures: ["maturity", "toil", "severity"],
  budget: ["error-budget"],
};

// Attributes that say where data comes from: when one changes, what was edited here is gone.
const SOURCES = ["src", "data"];

// Files that an element may need besides its data, by the attribute that says where they are, or is their text.
const FILES = ["model", "scheme"];

// Attributes that say how it is drawn, handed to the program as they are.
const LOOKS = [
  "lang", "theme", "editable", "readonly", "status", "owner", "today", "heading",
  "minutes", "times", "per", "people", "build-hours", "upkeep-hours", "hourly-rate", "currency",
  "name", "objective", "window", "unit", "total", "bad", "spent", "elapsed", "burn",
];

// A text longer than this is no document.
const MOST = 20_000_000;

// What is said where the program can't say it, because it is not there or has nothing to draw. {…} are places.
const SENTENCES = {
  en: {
    policy: "This page's policy does not let the widget run, so here is its data as text. Whoever runs the page can allow it: add 'wasm-unsafe-eval' to script-src.",
    missing: "A part of the widget could not be loaded from {where}, so here is its data as text. Reload the page; if that does not help, tell whoever runs it.",
    old: "This browser is too old for the widget, so here is its data as text. A browser of 2023 or later draws it.",
    broken: "The widget has stopped because of a mistake of its own, so here is its data as text. Reload the page to draw it again.",
    unreachable: "{where} could not be fetched. Either nothing answers there, or that host does not let pages of {origin} read it: then it has to send the header Access-Control-Allow-Origin.",
    status: "{where} answers with “{status}” instead of data. Look at the address in the attribute {attribute}, and whether one has to be signed in to read it.",
    page: "{where} is a web page, and no data. Sign in there if it asks for that, or name the address of the raw JSON or Markdown file.",
    markdown: "This Markdown is none that the widget can read: {why}.",
    large: "{where} is larger than the 20 MB that a widget reads.",
    address: "“{where}” in the attribute {attribute} is no address.",
  },
  de: {
    policy: "Die Richtlinie dieser Seite lässt das Widget nicht laufen, darum stehen seine Daten hier als Text. Wer die Seite betreibt, kann es erlauben: 'wasm-unsafe-eval' in script-src aufnehmen.",
    missing: "Ein Teil des Widgets ließ sich nicht von {where} laden, darum stehen seine Daten hier als Text. Lade die Seite neu; hilft das nicht, sag es denen, die sie betreiben.",
    old: "Dieser Browser ist zu alt für das Widget, darum stehen seine Daten hier als Text. Ein Browser ab 2023 zeichnet es.",
    broken: "Das Widget ist durch einen eigenen Fehler stehen geblieben, darum stehen seine Daten hier als Text. Lade die Seite neu, um es wieder zu zeichnen.",
    unreachable: "{where} ließ sich nicht abrufen. Entweder antwortet dort nichts, oder jener Host lässt Seiten von {origin} nicht lesen: Dann muss er den Header Access-Control-Allow-Origin senden.",
    status: "{where} antwortet mit „{status}“ statt mit Daten. Sieh nach, ob die Adresse im Attribut {attribute} stimmt und ob man zum Lesen angemeldet sein muss.",
    page: "{where} ist eine Webseite und keine Daten. Melde dich dort an, wenn sie das will, oder nenne die Adresse der rohen JSON- oder Markdown-Datei.",
    markdown: "Dieses Markdown kann das Widget nicht lesen: {why}.",
    large: "{where} ist größer als die 20 MB, die ein Widget liest.",
    address: "„{where}“ im Attribut {attribute} ist keine Adresse.",
  },
};

// Something that can be said: which sentence, and what is in its places.
class Trouble extends Error {
  constructor(name, places = {}) {
    super(name);
    this.name = name;
    this.places = places;
  }

  in(language) {
    const sentence = (SENTENCES[language] ?? SENTENCES.en)[this.name] ?? SENTENCES.en.broken;
    return sentence.replace(/\{(\w+)\}/g, (_, place) => this.places[place] ?? "");
  }
}

// The language of an element: its own, or that of what it stands in, out of every shadow.
const languageOf = (element) => {
  for (let at = element; at; at = at.getRootNode().host) {
    const marked = at.closest("[lang]");
    if (marked) return marked.getAttribute("lang");
  }
  return "";
};

// Whether a page that names no color scheme is dark all the same: its letters are light then.
const isDark = (element) => {
  const { colorScheme, color } = getComputedStyle(element);
  const parts = color.match(/[\d.]+/g)?.map(Number) ?? [];
  if (colorScheme !== "normal" || !color.startsWith("rgb") || parts.length < 3) return null;
  return 0.299 * parts[0] + 0.587 * parts[1] + 0.114 * parts[2] > 150;
};

// The text of an answer, or `null` where it is larger than what may be read: a host need not say so beforehand, and need not ever end.
const textOf = async (response) => {
  if (Number(response.headers.get("content-length")) > MOST) return null;
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (reader && text.length <= MOST) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
  reader?.cancel().catch(() => {});
  return reader ? null : text;
};

// The text behind the address in an attribute, with everything that can go wrong on the way told apart.
const fetched = async (attribute, address, signal) => {
  let url;
  try {
    url = new URL(address, document.baseURI);
  } catch {
    throw new Trouble("address", { where: address, attribute });
  }
  const where = url.origin === location.origin ? url.pathname + url.search : url.href;
  const unreachable = (error) => {
    throw error.name === "AbortError" ? error : new Trouble("unreachable", { where, origin: location.origin });
  };
  const response = await fetch(url, { signal, credentials: "same-origin" }).catch(unreachable);
  if (!response.ok) throw new Trouble("status", { where, attribute, status: `${response.status} ${response.statusText}`.trim() });
  const text = await textOf(response).catch(unreachable);
  if (text === null) throw new Trouble("large", { where });
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) throw new Trouble("page", { where });
  return text;
};

// JSON begins with a bracket; what doesn't is Markdown, whatever a host calls it.
const isJson = (text) => /^[\s\ufeff]*[{[]/.test(text);

// Local time as the program wants it: the day, and how far the clocks are from UTC.
const clock = () => {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return {
    today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    now: now.toISOString(),
    offset: -now.getTimezoneOffset(),
  };
};

// Data as a list that needs no program: texts below texts.
const outline = (value) => {
  const list = document.createElement("ul");
  const lines = Array.isArray(value) ? value.map((it) => ["", it]) : Object.entries(value);
  for (const [name, inner] of lines) {
    const isEmpty = inner === null || inner === "" || inner === false || (typeof inner === "object" && !Object.keys(inner).length);
    if (isEmpty || ["id", "schema"].includes(name)) continue;
    const line = list.appendChild(document.createElement("li"));
    if (name) line.append(`${name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()}: `);
    line.append(typeof inner === "object" ? outline(inner) : String(inner));
  }
  return list;
};

// Data as text nodes: a list if it is JSON, else itself.
const plainly = (text) => {
  try {
    const value = JSON.parse(text);
    if (value && typeof value === "object") return outline(value);
  } catch {
    // It is shown as it is.
  }
  const shown = document.createElement("pre");
  shown.textContent = text.trim();
  return shown;
};

// What the module that reads Markdown says, as elements: a text is a text, a list is an element with its attributes and what is in it.
const elements = (nodes) =>
  nodes.map((node) => {
    if (typeof node === "string") return node;
    const [name, attributes, ...inside] = node;
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) if (value) element.setAttribute(attribute, value);
    element.append(...elements(inside));
    return element;
  });

// Registers the elements. `source` says where the program comes from: its `style`, each of `PROGRAMS` as what gives its bindings, `prose()` and `reader()` which give what reads texts and documents of Markdown, and `words(language)` which gives a file of words or nothing.
export const define = (source) => {
  const live = new Set();
  const sheets = new WeakMap();

  // The style, once for each document.
  const sheetOf = (owner) => {
    if (!sheets.has(owner)) {
      const sheet = new owner.defaultView.CSSStyleSheet();
      sheet.replaceSync(source.style);
      sheets.set(owner, sheet);
    }
    return sheets.get(owner);
  };

  // A file of words, once for all programs.
  const files = new Map();
  const wordsOf = (code) => {
    if (!files.has(code)) files.set(code, Promise.resolve(source.words(code)));
    return files.get(code);
  };

  // A program that draws, once for the page.
  class Program {
    #load;
    #bindings = null;
    #isBroken = false;
    #learnt = new Map([["en", Promise.resolve()]]);

    constructor(load) {
      this.#load = load;
    }

    // Its bindings. What failed is tried again by the next element that comes.
    start() {
      if (this.#isBroken) return Promise.reject(new Trouble("broken"));
      if (!globalThis.WebAssembly || !("adoptedStyleSheets" in Document.prototype)) return Promise.reject(new Trouble("old"));
      this.#bindings ??= this.#load().then(
        (bindings) => {
          bindings.begin(() => this.#stop(), fill);
          return bindings;
        },
        (error) => {
          this.#bindings = null;
          const isRefused = error instanceof WebAssembly.CompileError && /unsafe-eval|security policy|CSP/i.test(error.message);
          throw new Trouble(isRefused ? "policy" : "missing", { where: source.where });
        },
      );
      return this.#bindings;
    }

    // The words of a language, once for the page. Without them it is English.
    learn(bindings, tag) {
      const code = tag.toLowerCase().split(/[-_]/)[0];
      if (!this.#learnt.has(code)) {
        const teach = (file) => file && bindings.learn(code, file);
        const forget = () => [this.#learnt, files].forEach((it) => it.delete(code));
        this.#learnt.set(code, wordsOf(code).then(teach, forget));
      }
      return this.#learnt.get(code);
    }

    #stop() {
      this.#isBroken = true;
      for (const element of live) if (element.program === this) element.stop(new Trouble("broken"));
    }
  }


  // A text of Markdown in an element: as it is at first, and as it is meant once there is what reads it.
  let reader = null;
  const fill = async (element, text) => {
    if (!reader) element.textContent = text;
    element.classList.toggle("is-raw", !reader);
    reader ??= source.prose().catch((error) => {
      reader = null;
      throw error;
    });
    try {
      const { prose } = await reader;
      element.replaceChildren(...elements(JSON.parse(prose(text))));
      element.classList.remove("is-raw");
    } catch {
      // It can be read as it is.
    }
  };

  // What a document in Markdown says, as JSON.
  const fromMarkdown = async (widget, text) => {
    let reader;
    try {
      reader = await source.reader();
    } catch {
      throw new Trouble("missing", { where: source.where });
    }
    const { now, offset } = clock();
    try {
      return reader.read(widget, text, now, offset);
    } catch (error) {
      throw new Trouble("markdown", { why: error.message });
    }
  };

  // A page may turn dark while it is looked at: by the system, or by a class of its own.
  let isWatching = false;
  const watchThemes = () => {
    if (isWatching) return;
    isWatching = true;
    const look = () => live.forEach((element) => element.colour());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
    const observer = new MutationObserver(look);
    for (const node of [document.documentElement, document.body]) if (node) observer.observe(node, { attributes: true });
  };

  // What an element keeps to itself. Pages have no business here, so it is no part of the element.
  class Inside {
    #host;
    #root;
    #slot;
    #sheet;
    #widget;
    #mounted = null;
    #given;
    #edited = null;
    #text = null;
    #stopper = null;
    #run = 0;
    #isStale = false;
    #observer = new MutationObserver(() => this.changed(true));

    constructor(host, widget, program) {
      this.#host = host;
      this.#widget = widget;
      this.program = program;
    }

    get value() {
      try {
        return this.#text === null ? null : JSON.parse(this.#text);
      } catch {
        return this.#text;
      }
    }

    set value(value) {
      const isNothing = value === undefined || value === null;
      this.#given = isNothing || typeof value === "string" ? value : JSON.stringify(value);
      this.#text = this.#given ?? null;
      this.changed(true);
    }

    enter() {
      if (!this.#root) this.#build();
      live.add(this);
      watchThemes();
      this.#observer.observe(this.#host, { childList: true, characterData: true, subtree: true });
      this.colour();
      if (!this.#mounted) this.changed(false);
    }

    // A move is a removal and an insertion in one go, so it is looked whether it comes back.
    leave() {
      queueMicrotask(() => {
        if (this.#host.isConnected) return;
        live.delete(this);
        this.#observer.disconnect();
        this.#stopper?.abort();
        this.#run += 1;
        this.#release();
      });
    }

    adopt() {
      if (this.#root) this.#root.adoptedStyleSheets = [sheetOf(this.#host.ownerDocument)];
    }

    // What it is drawn from is another. Several changes in one go are drawn once.
    changed(isData) {
      if (isData) this.#edited = null;
      if (this.#isStale || !this.#host.isConnected) return;
      this.#isStale = true;
      queueMicrotask(() => {
        this.#isStale = false;
        if (this.#host.isConnected) this.#draw();
      });
    }

    colour() {
      // An element that was on the page before the script hears of its attributes before it is built.
      if (!this.#sheet) return;
      const asked = this.#host.getAttribute("theme");
      const isAsked = asked === "light" || asked === "dark";
      const theme = isAsked ? asked : isDark(this.#host) ? "dark" : "";
      if (this.#sheet.dataset.theme !== theme) this.#sheet.dataset.theme = theme;
    }

    stop(trouble) {
      this.#mounted = null;
      this.#say(trouble);
    }

    #build() {
      this.#root = this.#host.shadowRoot ?? this.#host.attachShadow({ mode: "open" });
      this.#slot = document.createElement("slot");
      this.#sheet = document.createElement("div");
      this.#sheet.className = "sheet";
      this.#sheet.part = "widget";
      this.#sheet.hidden = true;
      this.#root.replaceChildren(this.#slot, this.#sheet);
      // An old browser has no such sheets; it shows what is in the element.
      if ("adoptedStyleSheets" in Document.prototype) this.adopt();
    }

    async #draw() {
      const run = ++this.#run;
      const isOver = () => run !== this.#run || !this.#host.isConnected;
      this.#stopper?.abort();
      this.#stopper = new AbortController();
      const { signal } = this.#stopper;
      const starting = this.program.start();
      // It is looked at below; until then it is no mistake of the page.
      starting.catch(() => {});
      try {
        const [given, ...files] = await Promise.all([this.#read(signal), ...FILES.map((it) => this.#file(it, signal))]);
        if (isOver()) return;
        const text = given?.trim() ? given : null;
        this.#text = text;
        const bindings = await starting;
        const language = languageOf(this.#host);
        await this.program.learn(bindings, language);
        const json = text === null || isJson(text) ? text : await fromMarkdown(this.#widget, text);
        if (isOver()) return;
        this.#text = json;
        const found = FILES.map((it, at) => [it, files[at]]).filter((it) => it[1] !== null);
        this.#show(bindings, { language, text: json, files: Object.fromEntries(found) });
      } catch (error) {
        if (!isOver()) this.#fail(error);
      }
    }

    #show(bindings, wish) {
      const attributes = Object.fromEntries(LOOKS.map((it) => [it, this.#host.getAttribute(it)]).filter((it) => it[1] !== null));
      if (!this.#mounted) {
        this.#mounted = bindings.mount();
        this.#sheet.replaceChildren(this.#mounted.root());
      }
      const whole = { widget: this.#widget, ...clock(), attributes, ...wish };
      this.#mounted.show(JSON.stringify(whole), (text, isChange) => this.#heard(text, isChange));
      this.#uncover();
    }

    // What is drawn has a value: the one that was read, or the one that somebody made of it.
    #heard(text, isChange) {
      this.#text = text;
      if (!isChange) return;
      this.#edited = text;
      this.#host.dispatchEvent(new CustomEvent("change", { bubbles: true, composed: true, detail: JSON.parse(text) }));
    }

    // The text that it is drawn from, or nothing.
    async #read(signal) {
      if (this.#edited !== null) return this.#edited;
      if (this.#given !== undefined && this.#given !== null) return this.#given;
      const address = this.#host.getAttribute("src")?.trim();
      if (address) return fetched("src", address, signal);
      if (this.#host.hasAttribute("data")) return this.#host.getAttribute("data");
      return this.#child();
    }

    // What stands in the element as data: a script that is no script, a template, or text that was written for both.
    #child() {
      const child = this.#host.querySelector('script[type="application/json"], script[type="text/markdown"], template, pre');
      if (child) return (child.content ?? child).textContent;
      const text = this.#host.textContent;
      return isJson(text) ? text : null;
    }

    // A file by its address or, if it is JSON, as it stands in the attribute.
    async #file(name, signal) {
      const value = this.#host.getAttribute(name)?.trim();
      if (!value) return null;
      return isJson(value) ? value : fetched(name, value, signal);
    }

    #fail(error) {
      if (error.name === "AbortError") return;
      const isSaid = error instanceof Trouble;
      if (!isSaid) console.error(error);
      this.#say(isSaid ? error : new Trouble("broken"));
    }

    // A sentence, and the data as text: what is in the element says it, unless the data came from elsewhere.
    #say(trouble) {
      this.#release();
      const note = document.createElement("p");
      note.className = "note is-bad";
      note.part = "note";
      note.setAttribute("role", "status");
      const language = languageOf(this.#host).toLowerCase().startsWith("de") ? "de" : "en";
      note.lang = language;
      note.textContent = trouble.in(language);
      this.#sheet.replaceChildren(note);
      const isSeen = (node) => node.nodeType === Node.TEXT_NODE ? node.data.trim() : !/^(script|template|style)$/.test(node.localName ?? "script");
      const hasOwn = [...this.#host.childNodes].some(isSeen);
      if (this.#text !== null && !hasOwn) this.#sheet.append(plainly(this.#text));
      this.#sheet.hidden = false;
      this.#slot.hidden = !hasOwn;
    }

    #uncover() {
      this.#sheet.hidden = false;
      this.#slot.hidden = true;
    }

    #release() {
      if (!this.#mounted) return;
      this.#mounted.release();
      this.#mounted = null;
      this.#sheet.replaceChildren();
      this.#sheet.hidden = true;
      this.#slot.hidden = false;
    }
  }

  const elementOf = (widget, program) =>
    class extends HTMLElement {
      static observedAttributes = [...SOURCES, ...FILES, ...LOOKS];
      #inside = new Inside(this, widget, program);

      // What it shows, as a plain object; `null` if there is nothing. Setting it goes before every other source.
      get value() {
        return this.#inside.value;
      }

      set value(value) {
        this.#inside.value = value;
      }

      connectedCallback() {
        // A page may have set it before this script was there.
        if (Object.hasOwn(this, "value")) {
          const { value } = this;
          delete this.value;
          this.value = value;
        }
        this.#inside.enter();
      }

      disconnectedCallback() {
        this.#inside.leave();
      }

      adoptedCallback() {
        this.#inside.adopt();
      }

      attributeChangedCallback(name, before, after) {
        if (before === after || !this.isConnected) return;
        if (name === "theme") this.#inside.colour();
        else this.#inside.changed(SOURCES.includes(name));
      }
    };

  for (const [name, widgets] of Object.entries(PROGRAMS)) {
    const program = new Program(source[name]);
    for (const widget of widgets) {
      const tag = `afterword-${widget}`;
      if (!customElements.get(tag)) customElements.define(tag, elementOf(widget, program));
    }
  }
};
