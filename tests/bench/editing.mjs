// Typing in a large postmortem: from the key to the frame that shows it, and how much of the main thread a key takes. Beside it, in the
// same run, the floor: a bare text area on an empty page.
import assert from "node:assert/strict";
import { launch, ready } from "../e2e/support/app.mjs";
import { file, large } from "./documents.mjs";
import { KEY_BUDGET, SCRIPT_BUDGET, letter, observe, press } from "./keys.mjs";
import { found } from "./review.mjs";
import { quantile, times } from "./table.mjs";

const KEYS = 200;
const WARM_UP = 20;
const SLOW = 4;

/** Rows of the table. */
export const editing = async (site) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.addInitScript(observe);
    await bare(page, site);
    const floor = await measure(page, (it) => it.getByRole("textbox").click());
    await open(page, site);
    const rows = [];
    for (const [label, focus] of Object.entries(FIELDS)) {
      const { latency, work } = await measure(page, focus);
      const beside = (...values) => `bare text area ${times(...values)}`;
      rows.push(
        { what: `key → paint, ${label}: p50 / p99 / p99 at ${SLOW}×`, ours: latency, unit: "ms", budget: KEY_BUDGET, beside: beside(...floor.latency) },
        { what: `script a key, ${label}`, ours: work, unit: "ms", budget: SCRIPT_BUDGET, beside: beside(floor.work) },
      );
    }
    return rows;
  } finally {
    await browser.close();
  }
};

const textbox = (page, name) => page.getByRole("textbox", { name }).first();

const FIELDS = {
  title: (page) => textbox(page, /^Title$/).click(),
  summary: async (page) => {
    await page.getByRole("button", { name: "Edit Summary", exact: true }).click();
    await textbox(page, /^Summary$/).click();
  },
  "timeline entry": async (page) => {
    const entries = page.getByRole("list", { name: "Timeline" });
    await entries.getByRole("group").nth(150).scrollIntoViewIfNeeded();
    await entries.getByRole("group").nth(150).getByText(/\w/).last().click();
    await textbox(entries, /what happened/i).click();
  },
  cause: (page) => page.getByRole("textbox", { name: /^Cause, level/ }).nth(100).click(),
  action: (page) => page.getByRole("textbox", { name: "What will be done" }).nth(20).click(),
};

/** What a key takes in the field that `focus` goes to: `latency` in the order of the budget, and `work`. */
const measure = async (page, focus) => {
  await focus(page);
  await page.keyboard.press("End");
  await type(page, WARM_UP);
  const { keys, work } = await type(page, KEYS);
  const { keys: slow } = await type(page, KEYS, SLOW);
  await page.keyboard.press("Escape");
  return { latency: [quantile(keys, 0.5), quantile(keys, 0.99), quantile(slow, 0.99)], work };
};

/** A row: the same in the title of the document that is open, among so many. */
export const typingAmong = async (page, documents) => {
  const { latency } = await measure(page, FIELDS.title);
  const what = `key → paint, title, among ${documents.toLocaleString("en")} documents: p50 / p99 / p99 at ${SLOW}×`;
  return { what, ours: latency, unit: "ms", budget: KEY_BUDGET };
};

/** An empty page with nothing but a field to type in. */
const bare = async (page, site) => {
  await page.goto(`${site.origin}/outdated.js`);
  await page.evaluate(() => document.body.replaceChildren(document.createElement("textarea")));
};

/** Imports the document and opens it. */
const open = async (page, site) => {
  await page.goto(`${site.url}#/import`);
  await ready(page);
  await page.locator("input[type=file]").setInputFiles(file(large()));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  // Keys are answered beside findings, as they are for those who type.
  await found(page);
};

/** Types into the field that has the focus. */
const type = async (page, count, slowdown = 1) => {
  const length = () => page.evaluate(() => document.activeElement.value?.length);
  const already = await length();
  const pressed = await press(page, letter, count, slowdown);
  assert.equal((await length()) - already, count, "the keys did not arrive in the field");
  return pressed;
};
