// The review of a document of 50 kB: how long the main thread is held by one, when the document has just been opened and after a key.
// A review runs in idle time, so what is measured is what the page does each time the browser tells it that it is idle.
import assert from "node:assert/strict";
import { launch, ready } from "../e2e/support/app.mjs";
import { file, long } from "./documents.mjs";
import { halfAndMost, median } from "./table.mjs";

const KEYS = 30;
/** A review of such a document that takes less was none. */
const LEAST_MILLIS = 0.05;

/** Rows of the table. */
export const review = async (site, runs) => {
  const browser = await launch({ viewport: { width: 1440, height: 900 } });
  try {
    const page = browser.context.pages()[0];
    await page.addInitScript(observe);
    const document = long();
    await open(page, site, document);
    const cold = Math.max(...(await reviews(page, 1)));
    const fresh = [];
    for (let run = 0; run < Math.max(runs, 5); run += 1) fresh.push(await reopened(page));
    const keyed = await typed(page);
    const size = `${Math.round(prose(document) / 1000)} kB`;
    const row = (when, ours, budget) => ({ what: `review of ${size} in the browser, ${when}`, ours, unit: "ms", budget });
    return [
      row("the first since the app was loaded", cold),
      row(`of a document just opened: p50 of ${fresh.length}`, median(fresh), 5),
      row(`after a key: p50 / p99 of ${keyed.length}`, halfAndMost(keyed), [5, 5]),
    ];
  } finally {
    await browser.close();
  }
};

/** How many bytes of text people wrote. */
const prose = (value) => {
  if (typeof value === "string") return value.includes(" ") ? Buffer.byteLength(value) : 0;
  return value && typeof value === "object" ? Object.values(value).reduce((sum, it) => sum + prose(it), 0) : 0;
};

const open = async (page, site, document) => {
  await page.goto(`${site.url}#/import`);
  await ready(page);
  await page.locator("input[type=file]").setInputFiles(file(document));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await found(page);
};

/** Waits for the findings, and sees to it that there are many. */
export const found = async (page) => {
  const tally = page.getByRole("region", { name: "Review", exact: true }).getByText(/^\d+ (warnings|hints|errors)$/);
  await tally.first().waitFor();
  const n = (await tally.allInnerTexts()).reduce((sum, it) => sum + Number.parseInt(it, 10), 0);
  assert.ok(n >= 20, `only ${n} findings: this measures next to nothing`);
};

/** Waits for `n` reviews since the last call and returns how long each took. */
const reviews = async (page, n) => {
  await page.waitForFunction(([n, least]) => window.__idle.filter((it) => it > least).length >= n, [n, LEAST_MILLIS]);
  const all = await page.evaluate(() => window.__idle.splice(0));
  return all.filter((it) => it > LEAST_MILLIS);
};

/** From the document to the list and back: all is read anew, with a program that is warm. */
const reopened = async (page) => {
  await page.getByRole("link", { name: "Postmortems" }).first().click();
  await page.getByRole("grid", { name: "Postmortems" }).waitFor();
  await page.waitForTimeout(200);
  await page.evaluate(() => window.__idle.splice(0));
  await page.keyboard.press("Enter");
  await page.getByRole("grid").getByRole("link").first().click().catch(() => {});
  await found(page);
  return Math.max(...(await reviews(page, 1)));
};

/** A key, and the pause after which the document is reviewed. */
const typed = async (page) => {
  await page.getByRole("button", { name: "Edit Summary", exact: true }).click();
  await page.keyboard.press("End");
  await page.waitForTimeout(700);
  await page.evaluate(() => window.__idle.splice(0));
  const took = [];
  for (let n = 0; n < KEYS; n += 1) {
    await page.keyboard.press("etaoin"[n % 6]);
    took.push(...(await reviews(page, 1)));
  }
  assert.equal(took.length, KEYS, "a review for each key");
  return took;
};

/** Runs in the page before anything else: how long does each piece of idle work take? */
const observe = () => {
  window.__idle = [];
  const ask = window.requestIdleCallback.bind(window);
  window.requestIdleCallback = (work, ...rest) =>
    ask((deadline) => {
      const started = performance.now();
      work(deadline);
      window.__idle.push(performance.now() - started);
    }, ...rest);
};
