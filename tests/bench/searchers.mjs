// Libraries that search in the browser, and a plain scan, each over the documents of the workspace that is there: how long the index takes to
// make, how long a key, and what it holds.
import { givePeers } from "./modules.mjs";
import { memoryOf } from "./memory.mjs";
import { halfAndMost } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

/** How each is used: what it is given, how it is asked for what begins like the last word, and how it is kept where it can be. */
const LIBRARIES = {
  MiniSearch: `import MiniSearch from "minisearch";
    const options = { fields: ["title", "names", "text"] };
    export const make = (documents) => { const it = new MiniSearch(options); it.addAll(documents); return it; };
    export const find = (it, text) => it.search(text, { prefix: true, fuzzy: 0.2, boost: { title: 4 } }).slice(0, 1000);
    export const keep = (it) => JSON.stringify(it);
    export const open = (text) => MiniSearch.loadJSON(text, options);`,
  FlexSearch: `import { Document } from "flexsearch";
    export const make = (documents) => { const it = new Document({ document: { id: "id", index: ["title", "names", "text"] }, tokenize: "forward" });
      documents.forEach((document) => it.add(document)); return it; };
    export const find = (it, text) => it.search(text, { limit: 1000 });`,
  "FlexSearch strict": `import { Document } from "flexsearch";
    export const make = (documents) => { const it = new Document({ document: { id: "id", index: ["title", "names", "text"] }, tokenize: "strict" });
      documents.forEach((document) => it.add(document)); return it; };
    export const find = (it, text) => it.search(text, { limit: 1000 });`,
  Lunr: `import lunr from "lunr";
    export const make = (documents) => lunr(function () { this.ref("id"); this.field("title", { boost: 4 }); this.field("names"); this.field("text");
      documents.forEach((document) => this.add(document)); });
    export const find = (it, text) => it.query((query) => text.split(" ").forEach((word) => { query.term(word, { boost: 10 });
      query.term(word, { wildcard: 2 }); if (word.length > 3) query.term(word, { editDistance: 1 }); })).slice(0, 1000);`,
  "a scan for the first 20": `
    export const make = (documents) => documents.map((it) => [it.title, it.names, it.text].join(" ").toLowerCase());
    export const find = (texts, text) => { const found = []; for (let at = 0; at < texts.length && found.length < 20; at += 1)
      if (texts[at].includes(text)) found.push(at); return found; };`,
  "a scan for all": `
    export const make = (documents) => documents.map((it) => [it.title, it.names, it.text].join(" ").toLowerCase());
    export const find = (texts, text) => texts.flatMap((it, at) => (it.includes(text) ? [at] : []));`,
};

/** One of so many of the queries is asked of them: some take a second for one. */
const EACH = 8;

/** By name: `made` in seconds, `keys` and `opened` in milliseconds, `megabytes`; or why it `failed`. */
export const searchers = async (browser, site, queries) => {
  const found = {};
  for (const [name, source] of Object.entries(LIBRARIES)) {
    process.stderr.write(`·   ${name} …\n`);
    found[name] = await measure(browser, site, source, queries).catch((error) => ({ failed: `not measured: ${String(error.message).split("\n")[0]}` }));
  }
  return found;
};

const measure = async (browser, site, source, queries) => {
  // A page and a process of its own, so that nothing of the one before is counted.
  const before = browser.context.pages();
  const page = await browser.context.newPage();
  for (const it of before) await it.close();
  await page.goto(site.origin + EMPTY);
  await givePeers(page, source);
  const empty = await memoryOf(page);
  const { made, keys } = await page.evaluate(makeAndAsk, { queries: queries.filter((_, at) => at % EACH === 0) });
  const megabytes = (await memoryOf(page)) - empty;
  const opened = await page.evaluate(reopen);
  return { made: made / 1000, keys: halfAndMost(keys), megabytes, ...(opened !== null && { opened }) };
};

/** In the page. */
const makeAndAsk = async ({ queries }) => {
  const { make, find } = window.peers;
  const texts = (value) => (typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : []);
  const asked = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: failed }));
  const database = await asked(indexedDB.open("afterword"));
  const rows = await asked(database.transaction("documents").objectStore("documents").getAll());
  const documents = rows.map((row, id) => {
    const it = JSON.parse(row).document;
    return {
      id,
      title: it.title ?? "",
      names: [it.services, it.teams, it.tags].flat().filter(Boolean).join(" "),
      text: texts(it).join(" "),
    };
  });
  const began = performance.now();
  const index = make(documents);
  const made = performance.now() - began;
  documents.length = 0;
  window.kept = index;
  const keys = [];
  for (const text of queries) {
    const start = performance.now();
    try {
      find(index, text);
    } catch {
      // Some libraries fail at some words; what they took counts.
    }
    keys.push(performance.now() - start);
    if (performance.now() - began > 60_000) break;
  }
  return { made, keys };
};

/** In the page: the milliseconds to an index out of what was kept of it. */
const reopen = () => {
  const { keep, open } = window.peers;
  if (!keep) return null;
  const text = keep(window.kept);
  const started = performance.now();
  open(text);
  return performance.now() - started;
};
