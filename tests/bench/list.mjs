// A workspace of 10,000 postmortems of 20 kB: how long its backup takes on the way in and out, and how long until its list is on the screen;
// beside the same texts written and listed by hand.
import assert from "node:assert/strict";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, ready } from "../e2e/support/app.mjs";
import { writeBackup } from "./documents.mjs";
import { median, of, times } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const COUNT = 10_000;
const BYTES = 20_000;

/** Rows of the table. */
export const list = async (site, runs) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
  const browser = await launch();
  try {
    const backup = join(folder, "backup.json");
    await writeBackup(backup, COUNT, BYTES);
    const page = browser.context.pages()[0];
    const restored = await restore(page, site, backup);
    const out = await takeOut(page);
    await page.addInitScript(observe);
    const shown = { cold: [], warm: [] };
    for (let run = 0; run < runs; run += 1) {
      shown.cold.push(await coldStart(page, site));
      shown.warm.push(await backFromSettings(page));
    }
    const hand = await byHand(browser, site);
    const megabytes = of("MB", (await stat(backup)).size / 1e6);
    const count = COUNT.toLocaleString("en");
    const written = `written by hand ${of("s", hand.written / 1000)}`;
    const listed = `summaries read by hand ${times(hand.listed)}`;
    return [
      { what: `bring in a backup of ${count}, ${megabytes}`, ours: restored / 1000, unit: "s", budget: 10, beside: written },
      { what: `download a backup of ${count}`, ours: out / 1000, unit: "s", budget: 5 },
      { what: `list of ${count} on screen, from a cold start`, ours: median(shown.cold), unit: "ms", budget: 400 },
      { what: `list of ${count} on screen, from another page`, ours: median(shown.warm), unit: "ms", budget: 150, beside: listed },
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Brings the documents in as a person would, and returns the milliseconds it took. */
const restore = async (page, site, backup) => {
  await page.goto(`${site.url}#/import`);
  await ready(page);
  const started = performance.now();
  await page.locator("input[type=file]").setInputFiles(backup);
  await page.getByRole("button", { name: "Bring in what is not here" }).click({ timeout: 300_000 });
  const result = page.getByText(/\d added/);
  await result.waitFor({ timeout: 300_000 });
  const took = performance.now() - started;
  assert.equal(Number((await result.innerText()).match(/([\d,]+) added/)[1].replaceAll(",", "")), COUNT);
  return took;
};

/** From the button to the file on disk. */
const takeOut = async (page) => {
  await page.evaluate(() => (location.hash = "#/settings"));
  const button = page.getByRole("button", { name: "Download a backup" });
  await button.waitFor();
  const started = performance.now();
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 300_000 }), button.click()]);
  await download.path();
  return performance.now() - started;
};

/** Away and back: the page starts anew, as after opening the browser. */
const coldStart = async (page, site) => {
  await page.goto("about:blank");
  await page.goto(site.url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.__shown, null, { timeout: 60_000 });
  return page.evaluate(() => window.__shown);
};

/** From the key that asks for the list to the frame that shows its first row. */
const backFromSettings = async (page) => {
  await page.evaluate(() => (location.hash = "#/settings"));
  await page.getByRole("button", { name: "Download a backup" }).waitFor();
  return page.evaluate(async () => {
    window.__shown = undefined;
    window.__watch();
    const started = performance.now();
    location.hash = "#/";
    while (!window.__shown) await new Promise((done) => setTimeout(done, 10));
    return window.__shown - started;
  });
};

/** Runs in the page before anything else: when is the first row of the list on the screen? */
const observe = () => {
  window.__watch = () => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector("[role=grid] [role=row] [role=gridcell]")) return;
      watcher.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.__shown = performance.now());
        port2.postMessage(null);
      });
    });
    watcher.observe(document, { childList: true, subtree: true });
  };
  window.__watch();
};

/** The same on a page without an app: the documents as texts, each with a summary beside it, and then the summaries. */
const byHand = async (browser, site) => {
  const page = await browser.context.newPage();
  try {
    await page.goto(site.origin + EMPTY);
    return await page.evaluate(writeAndList, { count: COUNT, bytes: BYTES });
  } finally {
    await page.close();
  }
};

/** In the page. */
const writeAndList = async ({ count, bytes }) => {
  const asked = (request) => new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) }));
  const opening = indexedDB.open("by-hand", 1);
  opening.onupgradeneeded = () => ["documents", "summaries"].forEach((name) => opening.result.createObjectStore(name));
  const database = await asked(opening);
  const summary = (id) => ({ id, title: `Postmortem ${id}`, severity: "SEV2", services: ["checkout"], updated: "2026-11-22T10:00:00Z", revision: 1 });
  const text = "a".repeat(bytes);
  let started = performance.now();
  for (let from = 0; from < count; from += 500) {
    const transaction = database.transaction(["documents", "summaries"], "readwrite", { durability: "strict" });
    for (let id = from; id < from + 500; id += 1) {
      transaction.objectStore("documents").put(text + id, id);
      transaction.objectStore("summaries").put(summary(id), id);
    }
    await new Promise((done, fail) => Object.assign(transaction, { oncomplete: done, onabort: () => fail(transaction.error) }));
  }
  const written = performance.now() - started;
  started = performance.now();
  await asked(database.transaction("summaries").objectStore("summaries").getAll());
  const listed = performance.now() - started;
  database.close();
  indexedDB.deleteDatabase("by-hand");
  return { written, listed };
};
