// Durable saves while somebody types in a postmortem of the usual size; and the floors, measured in the same run: one strict write of such a
// document by hand, as a structured clone and as a JSON text.
import { launch, ready } from "../e2e/support/app.mjs";
import { saved } from "../e2e/support/steps.mjs";
import { file, usual } from "./documents.mjs";
import { halfAndMost, others } from "./table.mjs";

const SAVES = 60;
const BUDGET = [6, 15];

/** Rows of the table. */
export const saving = async (site) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.addInitScript(observe);
    await page.goto(`${site.url}#/import`);
    await ready(page);
    const document = usual();
    await page.locator("input[type=file]").setInputFiles(file(document));
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const ours = await type(page);
    const floors = await page.evaluate(byHand, { count: SAVES, document });
    const named = { "by hand, a structured clone": halfAndMost(floors.clone), "a JSON text": halfAndMost(floors.text) };
    const size = `${Math.round(JSON.stringify(document).length / 1000)} kB`;
    return [{ what: `durable save of ${size}, p50 / p99 of ${ours.length}`, ours: halfAndMost(ours), unit: "ms", budget: BUDGET, beside: others(named, "ms") }];
  } finally {
    await browser.close();
  }
};

/** A row: the same in the document that is open, among so many. */
export const savingAmong = async (page, documents) => {
  const took = await type(page);
  const what = `durable save among ${documents.toLocaleString("en")} documents, p50 / p99 of ${took.length}`;
  return { what, ours: halfAndMost(took), unit: "ms", budget: BUDGET };
};

/** Types key by key into the document that is open, and tells how long each save took. */
const type = async (page) => {
  await page.getByRole("textbox", { name: "Title", exact: true }).click();
  await page.evaluate(() => (window.__saves = []));
  for (let n = 0; n < SAVES; n += 1) {
    await page.keyboard.press("a");
    await saved(page);
  }
  return page.evaluate(() => window.__saves);
};

/** Runs in the page before anything else: how long is each transaction that writes? */
export const observe = () => {
  window.__saves = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const transaction = begin.apply(this, args);
    const started = performance.now();
    const note = () => window.__saves.push(performance.now() - started);
    if (args[1] === "readwrite") transaction.addEventListener("complete", note);
    return transaction;
  };
};

/** Runs in the page: both ways in turns. */
const byHand = async ({ count, document }) => {
  const database = await new Promise((done, fail) => {
    const request = indexedDB.open("floor", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("documents");
    Object.assign(request, { onsuccess: () => done(request.result), onerror: fail });
  });
  const ways = { clone: (it) => it, text: (it) => JSON.stringify(it) };
  const took = { clone: [], text: [] };
  for (let n = 0; n < count; n += 1) {
    for (const [name, written] of Object.entries(ways)) {
      const changed = { ...document, title: `${document.title} ${n}` };
      const started = performance.now();
      const transaction = database.transaction(["documents"], "readwrite", { durability: "strict" });
      transaction.objectStore("documents").put(written(changed), name);
      transaction.commit();
      await new Promise((done) => (transaction.oncomplete = done));
      took[name].push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 25));
    }
  }
  database.close();
  return took;
};
