// A workspace of 10,000 postmortems, 5 kB of text each: how long a start, a key of the search, and a save take, and what it weighs. The same
// words are looked for by libraries that search in the browser, over the same documents.
import { readFile } from "node:fs/promises";
import { launch, ready } from "../e2e/support/app.mjs";
import { bundle } from "./peers.mjs";
import { savingAmong } from "./saving.mjs";
import { median, times } from "./table.mjs";

/** The page that measures the libraries, and the worker's program by itself. */
export const ACROSS = "/bench-across.html";

/** Rows of the table. */
export const across = async (site, runs) => {
  const path = process.env.AFTERWORD_MADE_UP;
  if (!path) throw new Error("cargo xtask bench makes the workspace");
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(`${site.url}#/import`);
    await ready(page);
    await restore(page, path);
    const documents = JSON.parse(await readFile(path, "utf8")).documents;
    const queries = typed(documents);
    const made = await ask(page, site, queries);
    const kept = await ask(page, site, queries);
    const ui = await atTheList(page, site, queries, runs);
    const rows = [
      ["documents · MB of text", `${documents.length.toLocaleString("en")} · ${megabytes(textOf(documents))}`, ""],
      ["list usable, from a cold start", times(ui.starts), "1 s"],
      ["index and records made, in the worker", seconds(made.ready), "3 s"],
      ["opened from storage, first answer · all there", `${seconds(kept.first)} · ${seconds(kept.ready)}`, "0.3 s"],
      ["a key of the search, p50 · p99, in the program", percentiles(kept.keys), "1 · 2.5 ms"],
      ["a key of the search, p50 · p99, from key to list", percentiles(ui.keys), "frame + 2.5 ms"],
      ...Object.entries(kept.trends).map(([step, took]) => [`trends by ${step}, first · median of ${TRENDS}`, `${took[0].toFixed(0)} · ${median(took).toFixed(0)} ms`, "200 ms"]),
      ["the index, as it is kept and in memory", `${kept.index.toFixed(1)} MB`, "60 MB"],
      ["memory of the worker's program, with all records and actions", `${kept.megabytes.toFixed(0)} MB`, ""],
      ["memory of page and worker beyond an empty page · before collection", `${ui.megabytes.toFixed(0)} · ${ui.uncollected.toFixed(0)} MB`, "150 MB"],
    ];
    rows.push(await savingAmong(browser, site, documents.length));
    for (const name of ["minisearch", "flexsearch", "lunr"]) rows.push(await peer(browser, site, name, queries));
    return rows;
  } finally {
    await browser.close();
  }
};

const restore = async (page, path) => {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("button", { name: "Bring in what is not here" }).click({ timeout: 180_000 });
  await page.getByText(/\d added/).waitFor({ timeout: 300_000 });
};

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const megabytes = (n) => `${(n / 1e6).toFixed(1)} MB`;

const percentiles = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `${at(0.5).toFixed(2)} · ${at(0.99).toFixed(2)} ms`;
};

/** The text that people wrote into a document, as one. */
const textOf = (documents) => documents.reduce((sum, it) => sum + JSON.stringify(it).length, 0);

/** What somebody types, key by key: words of documents, from their first letter on, some with a letter too few. */
const typed = (documents) => {
  let seed = 7;
  const random = (n) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const queries = [];
  for (let n = 0; n < 120; n += 1) {
    const document = documents[random(documents.length)];
    const words = `${document.title} ${document.summary ?? ""}`.toLowerCase().match(/[a-z]{4,}/g) ?? ["database"];
    let text = Array.from({ length: 1 + random(3) }, () => words[random(words.length)]).join(" ");
    if (n % 4 === 0) text = text.slice(0, -3) + text.slice(-2);
    for (let length = 1; length <= text.length; length += 1) if (text[length - 1] !== " ") queries.push(text.slice(0, length));
  }
  return queries;
};

/** Asks the worker's program in a page of its own: what it needs to be ready, and each key. */
const ask = async (page, site, queries) => {
  await page.goto("about:blank");
  await page.goto(`${site.origin}${ACROSS}`);
  return page.evaluate(measureProgram, { home: site.url, queries, most: TRENDS });
};

/** So often trends are asked for of each length of periods. */
const TRENDS = 7;

const measureProgram = async ({ home, queries, most }) => {
  const index = new DOMParser().parseFromString(await (await fetch(home)).text(), "text/html");
  const [, glue, module] = index.querySelector("meta[name=afterword-across]").content.split(" ").map((it) => new URL(it, home).href);
  const program = await import(glue);
  const { memory } = await program.default({ module_or_path: module });
  const search = (text) => program.ask(JSON.stringify({ search: { text, most: 1000 } }));
  const began = performance.now();
  await search("database");
  const first = performance.now() - began;
  while (!(await search("database")).startsWith("all ")) await new Promise((done) => setTimeout(done, 10));
  const ready = performance.now() - began;
  // What was made is kept a moment later.
  await new Promise((done) => setTimeout(done, 6_000));
  const keys = [];
  for (const text of queries) {
    const start = performance.now();
    await program.ask(JSON.stringify({ search: { text, most: 1000 } }));
    keys.push(performance.now() - start);
  }
  // The segments are held as they are kept.
  const kept = async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await done(indexedDB.open("afterword-across"));
    const rows = await done(database.transaction("segments").objectStore("segments").getAll());
    database.close();
    return rows.reduce((sum, it) => sum + (it.byteLength ?? 0), 0);
  };
  const trends = {};
  const askTrends = async (step) => {
    const looked = { step, time: "resolve" };
    const question = { looked, now: new Date().toISOString(), widths: [480, 1000], most_returning: 10, most_warned: 10, rulings: [], words: {} };
    const start = performance.now();
    await program.ask(JSON.stringify({ trends: question }));
    return performance.now() - start;
  };
  for (const step of ["month", "quarter", "week"]) {
    trends[step] = [];
    for (let n = 0; n < most; n += 1) trends[step].push(await askTrends(step));
  }
  return { first, ready, keys, trends, index: (await kept()) / 1e6, megabytes: memory.buffer.byteLength / 1e6 };
};

/** The list as people have it: how long a start takes, and what passes between a key and the rows that answer it. */
const atTheList = async (page, site, queries, runs) => {
  const starts = [];
  for (let run = 0; run < runs; run += 1) {
    await page.goto("about:blank");
    const began = performance.now();
    await page.goto(site.url, { waitUntil: "commit" });
    await page.getByRole("row").nth(3).waitFor();
    starts.push(performance.now() - began);
  }
  await search(page);
  const keys = await page.evaluate(measureKeys, queries.slice(0, 300));
  return { starts: median(starts), keys, ...(await weight(page, site)) };
};

const search = async (page) => {
  await page.getByRole("searchbox").fill("database");
  await page.locator(".list-passage").first().waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3_000);
};

/**
 * What a visit weighs in which somebody searches, in a process of its own: in that of the pages before, what they left behind would be
 * weighed along, or taken for empty. Once with what reading the cache left behind, and once without, as the libraries are weighed.
 */
const weight = async (before, site) => {
  const page = await before.context().newPage();
  await before.close();
  await page.goto("about:blank");
  const empty = await memoryOf(page);
  await page.goto(site.url);
  await search(page);
  const whole = await heldBy(page);
  return { megabytes: (await memoryOf(page)) - empty, uncollected: whole - empty };
};

const measureKeys = async (queries) => {
  const field = document.querySelector("input[type=search]");
  const list = document.querySelector(".list-body");
  const keys = [];
  for (const text of queries) {
    const changed = new Promise((done) => {
      const watcher = new MutationObserver(() => {
        watcher.disconnect();
        done(performance.now());
      });
      watcher.observe(document.querySelector("#main"), { childList: true, subtree: true, characterData: true });
      setTimeout(() => done(NaN), 500);
    });
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const took = (await changed) - start;
    if (!Number.isNaN(took)) keys.push(took);
    await new Promise((done) => setTimeout(done, 30));
  }
  return list && keys;
};

/** What the page's process holds when its garbage and that of its worker is collected, in megabytes. */
const memoryOf = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const workers = [];
  session.on("Target.attachedToTarget", (it) => workers.push(it.sessionId));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const message = JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" });
  for (const sessionId of workers) await session.send("Target.sendMessageToTarget", { sessionId, message });
  // What a worker does is not answered here, and its memory goes back to the system a moment later.
  await page.waitForTimeout(3_000);
  await session.detach();
  return heldBy(page);
};

/** What the page's process has to itself, in megabytes, without the browser's own program: whether that is shared depends on the tabs. */
const heldBy = async (page) => {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = await (browser ?? (await page.context().newCDPSession(page))).send("SystemInfo.getProcessInfo").catch(() => ({ processInfo: [] }));
  let most = 0;
  for (const { id } of processInfo.filter((it) => it.type === "renderer")) {
    const maps = (await readFile(`/proc/${id}/smaps`, "utf8").catch(() => "")).split(/^(?=[\da-f]+-[\da-f]+ )/m);
    const ours = maps.filter((it) => !/^\S+ \S+ \S+ \S+ \S+ +\/(?!dev\/shm|memfd)/.test(it));
    const own = [...ours.join("").matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, it) => sum + Number(it[1]), 0);
    most = Math.max(most, own / 1000);
  }
  return most;
};

/** How each library is used: what it is given, and how it is asked for what begins like the last word. */
const LIBRARIES = {
  minisearch: `import MiniSearch from "minisearch";
    export const make = (documents) => { const it = new MiniSearch({ fields: ["title", "names", "text"] }); it.addAll(documents); return it; };
    export const find = (it, text) => it.search(text, { prefix: true, fuzzy: 0.2, boost: { title: 4 } }).slice(0, 1000);`,
  flexsearch: `import { Document } from "flexsearch";
    export const make = (documents) => { const it = new Document({ document: { id: "id", index: ["title", "names", "text"] }, tokenize: "forward" });
      documents.forEach((document) => it.add(document)); return it; };
    export const find = (it, text) => it.search(text, { limit: 1000 });`,
  lunr: `import lunr from "lunr";
    export const make = (documents) => lunr(function () { this.ref("id"); this.field("title", { boost: 4 }); this.field("names"); this.field("text");
      documents.forEach((document) => this.add(document)); });
    export const find = (it, text) => it.query((query) => text.split(" ").forEach((word) => { query.term(word, { boost: 10 });
      query.term(word, { wildcard: 2 }); if (word.length > 3) query.term(word, { editDistance: 1 }); })).slice(0, 1000);`,
};

const peer = async (browser, site, name, queries) => {
  const what = `${name}: made · p50 · p99 · memory`;
  // A page and a process of its own, so that nothing of the one before is counted.
  const before = browser.context.pages();
  const page = await browser.context.newPage();
  for (const it of before) await it.close();
  try {
    await page.route("**/peer.mjs", (route) => route.fulfill({ contentType: "text/javascript", body: bundle(LIBRARIES[name]) }));
    await page.goto(`${site.origin}${ACROSS}`);
    const empty = await memoryOf(page);
    const { made, keys } = await page.evaluate(measurePeer, { queries: queries.filter((_, at) => at % 8 === 0) });
    return [what, `${seconds(made)} · ${percentiles(keys)} · ${((await memoryOf(page)) - empty).toFixed(0)} MB`, ""];
  } catch (error) {
    return [what, `not measured: ${String(error.message).split("\n")[0]}`, ""];
  }
};

const measurePeer = async ({ queries }) => {
  const { make, find } = await import(new URL("peer.mjs", location.href).href);
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
    if (performance.now() - began > 240_000) break;
  }
  return { made, keys };
};
