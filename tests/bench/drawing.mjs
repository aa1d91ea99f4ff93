// Drawing a large document: how long the main thread works from the change to the picture that shows it. The pause that lets a typist
// finish a word is not counted, for nothing is done in it.
import { launch, ready } from "../e2e/support/app.mjs";
import { file, large } from "./documents.mjs";
import { halfAndMost } from "./table.mjs";

const CHANGES = 20;

/** Rows of the table. */
export const drawing = async (site) => {
  const browser = await launch({ viewport: { width: 1440, height: 900 } });
  try {
    const page = browser.context.pages()[0];
    await page.goto(`${site.url}#/import`);
    await ready(page);
    await page.locator("input[type=file]").setInputFiles(file(large()));
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    return [
      await row(page, "draw a tree of 200 causes anew, a letter changed", changeACause(page), 16),
      await row(page, "draw a tree of 200 causes from nothing", showTheTree(page)),
      await row(page, "draw a timeline of 300 entries from nothing", showTheTimeline(page)),
    ];
  } finally {
    await browser.close();
  }
};

const row = async (page, label, change, budget) => {
  await change(0);
  const figures = [];
  for (let n = 1; n <= CHANGES; n += 1) figures.push(await script(page, () => change(n)));
  return { what: `${label}: p50 / p99 of script`, ours: halfAndMost(figures), unit: "ms", budget };
};

/** How many milliseconds of script it takes until `change` is to be seen. */
const script = async (page, change) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const now = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * metrics.find((it) => it.name === "ScriptDuration").value;
  };
  const before = await now();
  await change();
  const took = (await now()) - before;
  await devtools.detach();
  return took;
};

/** Writes a letter into a cause, without the key: what is measured is the picture and not the field. */
const changeACause = (page) => async (n) => {
  const text = `cause number ${n}`;
  await page.evaluate((text) => {
    const field = document.querySelectorAll(".cause-text textarea")[100];
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, text);
  await page.waitForFunction(
    (text) => [...document.querySelectorAll(".easel-picture [role=treeitem] > title")].some((it) => it.textContent.startsWith(text)),
    text,
    { polling: 250 },
  );
};

const showTheTree = (page) => async () => {
  for (const item of ["Hide the drawing", "Show the drawing"]) {
    await page.getByRole("button", { name: "This tree", exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
  }
  await page.getByRole("tree").waitFor();
};

const showTheTimeline = (page) => async () => {
  const fold = page.getByRole("button", { name: "Drawn timeline", exact: true });
  if ((await fold.getAttribute("aria-expanded")) === "true") await fold.click();
  await fold.click();
  await page.getByRole("img", { name: "Timeline" }).waitFor();
};
