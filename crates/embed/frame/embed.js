// The page that shows one widget in a frame: which one, of what data and how stands in the fragment of its address.
//
//   embed.html#widget=five-whys&data=1eNq…&theme=dark&lang=de     data as the app packs it into links
//   embed.html#widget=timeline&src=/incidents/2026-311.json        data in a file of this host
//   embed.html#widget=actions&text=%7B%22actions%22…               data as it is, JSON or Markdown
//
// It tells the page around it how high it is, and nothing else: {type: "afterword:height", height, id}. That goes to the origin that
// `parent` names, else to the one that the browser names as the referrer, and to nobody where there is neither.
(() => {
  "use strict";

  const WIDGETS = ["postmortem", "timeline", "five-whys", "actions", "maturity", "toil", "error-budget", "severity"];

  // What the fragment says to this page. Whatever else it says is handed to the widget as an attribute.
  const OWN = ["widget", "data", "text", "parent", "id"];

  // What a widget may be told here: what has another name is no attribute of one, and may mean something to the browser.
  const LOOKS = [
    "src", "model", "scheme", "lang", "theme", "editable", "readonly", "status", "owner", "today", "heading",
    "minutes", "times", "per", "people", "build-hours", "upkeep-hours", "hourly-rate", "currency",
    "name", "objective", "window", "unit", "total", "bad", "spent", "elapsed", "burn",
  ];

  // More than this is no document.
  const MOST = 20_000_000;

  const SENTENCES = {
    en: {
      widget: "The address of this frame does not say which widget it shows. Behind “#” it needs widget= and one of: {names}.",
      broken: "The data in the address of this frame is not complete: letters of it were lost or changed on the way. Copy the frame's tag again, whole.",
      newer: "The data in the address of this frame was packed by a newer version of Afterword than the one it is opened with.",
      large: "The data in the address of this frame is larger than the 20 MB that a widget reads.",
      old: "This browser is too old to unpack the data in the address of this frame. A browser of 2023 or later does.",
      unknown: "The widgets on this host are of an older version, which does not know this one. Whoever runs it has to bring the folder embed/v1 up to date.",
      script: "The script of the widgets could not be loaded from {where}. Whoever runs that host has to serve the whole folder embed/v1.",
    },
    de: {
      widget: "Die Adresse dieses Rahmens sagt nicht, welches Widget er zeigt. Hinter „#“ braucht sie widget= und eines von: {names}.",
      broken: "Die Daten in der Adresse dieses Rahmens sind nicht vollständig: Unterwegs gingen Zeichen verloren oder wurden verändert. Kopiere das Tag des Rahmens noch einmal, ganz.",
      newer: "Die Daten in der Adresse dieses Rahmens wurden von einer neueren Version von Afterword gepackt als der, mit der er geöffnet ist.",
      large: "Die Daten in der Adresse dieses Rahmens sind größer als die 20 MB, die ein Widget liest.",
      old: "Dieser Browser ist zu alt, um die Daten in der Adresse dieses Rahmens zu entpacken. Ein Browser ab 2023 kann es.",
      unknown: "Die Widgets auf diesem Host sind von einer älteren Version, die dieses nicht kennt. Wer ihn betreibt, muss den Ordner embed/v1 erneuern.",
      script: "Das Skript der Widgets ließ sich nicht von {where} laden. Wer jenen Host betreibt, muss den ganzen Ordner embed/v1 ausliefern.",
    },
  };

  const HERE = document.currentScript.src;
  const beside = (name) => new URL(name, HERE).href;

  class Trouble extends Error {}

  let wish = new URLSearchParams();
  let run = 0;

  const language = () => {
    const tag = wish.get("lang") ?? navigator.language ?? "";
    return tag.toLowerCase().startsWith("de") ? "de" : "en";
  };

  const say = (name) => {
    const note = document.createElement("p");
    note.className = "note";
    note.setAttribute("role", "alert");
    const places = { names: WIDGETS.join(", "), where: beside("./") };
    note.textContent = SENTENCES[language()][name].replace(/\{(\w+)\}/g, (_, place) => places[place]);
    document.body.replaceChildren(note);
  };

  // What the app packed: a 1, then zlib's bytes in the letters of base64url.
  const unpacked = async (letters) => {
    if (!globalThis.DecompressionStream) throw new Trouble("old");
    if (!letters.startsWith("1")) throw new Trouble(/^[2-9a-z]/i.test(letters) ? "newer" : "broken");
    let bytes;
    try {
      bytes = Uint8Array.from(atob(letters.slice(1).replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
    } catch {
      throw new Trouble("broken");
    }
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return text + decoder.decode();
        text += decoder.decode(value, { stream: true });
        // A few letters may unpack to more than any memory holds.
        if (text.length > MOST) throw new Trouble("large");
      }
    } catch (error) {
      reader.cancel().catch(() => {});
      throw error instanceof Trouble ? error : new Trouble("broken");
    }
  };

  // The program, once. In a sandbox that gives this page no origin a module may not be fetched, so there it is the script with everything in it.
  let isAsked = false;
  let isLoaded = false;
  const check = () => {
    const widget = document.body.firstElementChild;
    if (isLoaded && widget?.localName.includes("-") && !customElements.get(widget.localName)) say("unknown");
  };
  const start = () => {
    if (isAsked) return check();
    isAsked = true;
    const script = document.createElement("script");
    if (self.origin === "null") {
      script.src = beside("afterword-inline.js");
    } else {
      script.type = "module";
      script.src = beside("afterword.js");
    }
    script.onload = () => {
      isLoaded = true;
      check();
    };
    script.onerror = () => {
      isAsked = false;
      script.remove();
      say("script");
    };
    document.head.append(script);
  };

  const show = async () => {
    const at = ++run;
    wish = new URLSearchParams(location.hash.slice(1));
    const theme = wish.get("theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    document.documentElement.lang = wish.get("lang") || language();
    try {
      const name = wish.get("widget");
      if (!WIDGETS.includes(name)) throw new Trouble("widget");
      const text = wish.has("data") ? await unpacked(wish.get("data")) : wish.get("text");
      // The address changed while it was unpacked.
      if (at !== run) return;
      const widget = document.createElement(`afterword-${name}`);
      for (const [key, value] of wish) if (!OWN.includes(key) && LOOKS.includes(key)) widget.setAttribute(key, value);
      if (text !== null) widget.setAttribute("data", text);
      document.body.replaceChildren(widget);
      start();
    } catch (error) {
      if (at === run) say(error instanceof Trouble ? error.message : "broken");
    }
  };

  // The origin of an address, if it is one of the web.
  const originOf = (address) => {
    try {
      const url = new URL(address);
      return url.protocol === "https:" || url.protocol === "http:" ? url.origin : null;
    } catch {
      return null;
    }
  };

  let told = "";
  const tell = () => {
    const origin = originOf(wish.get("parent")) ?? originOf(document.referrer);
    if (!origin || parent === self) return;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    const id = wish.get("id") ?? "";
    const news = `${origin} ${id} ${height}`;
    if (news === told) return;
    told = news;
    // A browser delivers it to that origin alone.
    parent.postMessage({ type: "afterword:height", height, id }, origin);
  };

  addEventListener("hashchange", () => {
    told = "";
    show().then(tell);
  });
  new ResizeObserver(tell).observe(document.body);
  show();
})();
