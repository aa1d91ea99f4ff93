// A workspace of 10,000 postmortems, 5 kB of text each: how long a start, a key of the search, a key of a document and a save take, and what
// it weighs. The same words are looked for by libraries that search in the browser, over the same documents.
import { readFile } from "node:fs/promises";
import { launch, ready } from "../e2e/support/app.mjs";
import { typingAmong } from "./editing.mjs";
import { observe as observeKeys } from "./keys.mjs";
import { heldBy, memoryOf } from "./memory.mjs";
import { observe as observeSaves, savingAmong } from "./saving.mjs";
import { searchers } from "./searchers.mjs";
import { halfAndMost, median, of, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

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
    const among = await atADocument(browser, site, documents.length);
    const theirs = await searchers(browser, site, queries);
    return [...rows({ made, kept, ui, theirs, documents }), ...among];
  } finally {
    await browser.close();
  }
};

const rows = ({ made, kept, ui, theirs, documents }) => {
  const each = (what) => Object.entries(theirs).map(([name, it]) => [name, it[what]]);
  const beside = (what, unit) => others(Object.fromEntries(each(what).filter(([, it]) => it !== undefined)), unit);
  const failed = each("failed").filter(([, why]) => why).map(([name, why]) => `${name} ${why}`);
  const count = documents.length.toLocaleString("en");
  const inWorker = "memory of the worker's program, with all records and actions";
  const whole = "memory of page and worker beyond an empty page: collected / as it is";
  return [
    { what: "documents searched", ours: `${count}, ${of("MB", sizeOf(documents) / 1e6)} of JSON`, beside: failed.join("; ") },
    { what: "list usable, from a cold start", ours: median(ui.starts), unit: "ms", budget: 1000 },
    { what: "index and records made, in the worker", ours: made.ready / 1000, unit: "s", budget: 3, beside: beside("made", "s") },
    { what: "opened from storage: first hits / all there", ours: [kept.first, kept.ready], unit: "ms", budget: [300, 300], beside: beside("opened", "ms") },
    { what: "a key of the search, in the program: p50 / p99", ours: halfAndMost(kept.keys), unit: "ms", budget: [1, 2.5], beside: beside("keys", "ms") },
    // The wait for the next frame is half of one in the middle, and all of it at most.
    { what: "a key of the search, from key to list: p50 / p99", ours: halfAndMost(ui.keys), unit: "ms", budget: [FRAME, FRAME + 2.5] },
    { what: "the index, as it is kept and in memory", ours: kept.index, unit: "MB", budget: 60, beside: beside("megabytes", "MB") },
    { what: inWorker, ours: kept.megabytes, unit: "MB" },
    { what: whole, ours: [ui.megabytes, ui.uncollected], unit: "MB", budget: [150, null] },
    ...Object.entries(kept.trends).map(([step, took]) => charts(step, took)),
  ];
};

const charts = (step, took) => {
  const what = `all charts of trends by ${step}: first / median of ${TRENDS}`;
  return { what, ours: [took[0], median(took)], unit: "ms", budget: [200, 200] };
};

/** Milliseconds that a screen shows a picture. */
const FRAME = 16.7;

const restore = async (page, path) => {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("button", { name: "Bring in what is not here" }).click({ timeout: 180_000 });
  await page.getByText(/\d added/).waitFor({ timeout: 300_000 });
};

const sizeOf = (documents) => documents.reduce((sum, it) => sum + JSON.stringify(it).length, 0);

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
  await page.goto(site.origin + EMPTY);
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
  // Before all is there it answers of what is there, at first of nothing.
  let first, answer;
  do {
    answer = await search("database");
    if (Number(answer.split("\n")[1]) > 0) first ??= performance.now() - began;
    await new Promise((done) => setTimeout(done));
  } while (!answer.startsWith("all "));
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
  return { starts, keys, ...(await weight(page, site)) };
};

/** Rows: typing and saving in the first document of the list. */
const atADocument = async (browser, site, count) => {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(observeKeys);
    await page.addInitScript(observeSaves);
    await page.goto(site.url);
    await ready(page);
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    return [await savingAmong(page, count), await typingAmong(page, count)];
  } finally {
    await page.close();
  }
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
