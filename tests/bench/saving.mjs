// Durable saves while somebody types in a postmortem of the usual size; and the floor, measured in the same run: one strict write of a text
// of the same length by hand.
import { launch, ready } from "../e2e/support/app.mjs";
import { saved } from "../e2e/support/steps.mjs";
import { file, usual } from "./documents.mjs";
import { quantile, times } from "./table.mjs";

const SAVES = 60;

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
    const length = JSON.stringify(document).length;
    const floor = await page.evaluate(byHand, { count: SAVES, length });
    const size = `${Math.round(length / 1000)} kB`;
    return [
      [`durable save of ${size}, p50 / p99 of ${ours.length}`, halfAndMost(ours), "6 / 15 ms"],
      [`the floor: one write of ${size} by hand, p50 / p99`, halfAndMost(floor), ""],
    ];
  } finally {
    await browser.close();
  }
};

/** A row: the same in the first document of the list, among all that are there. */
export const savingAmong = async (browser, site, documents) => {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(observe);
    await page.goto(site.url);
    await ready(page);
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    const took = await type(page);
    const what = `durable save among ${documents.toLocaleString("en")} documents, p50 / p99 of ${took.length}`;
    return [what, halfAndMost(took), "as among few"];
  } finally {
    await page.close();
  }
};

const halfAndMost = (values) => times(quantile(values, 0.5), quantile(values, 0.99));

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
const observe = () => {
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

/** Runs in the page. */
const byHand = async ({ count, length }) => {
  const database = await new Promise((done, fail) => {
    const request = indexedDB.open("floor", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("texts");
    Object.assign(request, { onsuccess: () => done(request.result), onerror: fail });
  });
  const text = "a".repeat(length);
  const took = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    const transaction = database.transaction(["texts"], "readwrite", { durability: "strict" });
    transaction.objectStore("texts").put(text + n, n % 4);
    transaction.commit();
    await new Promise((done) => (transaction.oncomplete = done));
    took.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 50));
  }
  database.close();
  return took;
};
