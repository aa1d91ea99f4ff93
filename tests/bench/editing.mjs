// Typing in a large postmortem: from the key to the frame that shows it, and what one durable save takes.
import { launch, ready } from "../e2e/support/app.mjs";
import { saved } from "../e2e/support/steps.mjs";
import { file, large } from "./documents.mjs";
import { quantile, times } from "./table.mjs";

const KEYS = 200;
const SLOW = 4;

/** Rows of the table. */
export const editing = async (site) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.addInitScript(observe);
    await open(page, site);
    const rows = [];
    for (const [label, focus] of Object.entries(FIELDS)) {
      const normal = await type(page, focus, 1);
      const slow = await type(page, focus, SLOW);
      const [p50, p99, slow99] = [quantile(normal, 0.5), quantile(normal, 0.99), quantile(slow, 0.99)];
      rows.push([`key → paint, ${label}: p50 / p99 / p99 at ${SLOW}×`, times(p50, p99, slow99), "12 / 22 / 60 ms"]);
    }
    await saved(page);
    const saves = await page.evaluate(() => window.__saves);
    rows.push([`durable save, p50 / p99 of ${saves.length}`, times(quantile(saves, 0.5), quantile(saves, 0.99)), "6 / 15 ms"]);
    return rows;
  } finally {
    await browser.close();
  }
};

const FIELDS = {
  title: (page) => page.getByRole("textbox", { name: "Title", exact: true }).click(),
  summary: async (page) => {
    await page.getByRole("button", { name: "Edit Summary", exact: true }).click();
    await page.getByRole("textbox", { name: "Summary", exact: true }).click();
  },
};

/** Imports the document and opens it. */
const open = async (page, site) => {
  await page.goto(`${site.url}#/import`);
  await ready(page);
  await page.locator("input[type=file]").setInputFiles(file(large()));
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
};

/** Presses keys at the pace of a quick typist, and returns the milliseconds that each took. */
const type = async (page, focus, slowdown) => {
  await focus(page);
  await page.keyboard.press("End");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.evaluate(() => (window.__keys = []));
  for (let n = 0; n < KEYS; n += 1) {
    await page.keyboard.press(n % 7 === 6 ? "Space" : "etaoin"[n % 6]);
    await page.waitForTimeout(40);
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await page.keyboard.press("Escape");
  return page.evaluate(() => window.__keys);
};

/** Runs in the page before anything else. */
const observe = () => {
  window.__keys = [];
  window.__saves = [];
  const onKey = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.__keys.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  addEventListener("keydown", onKey, { capture: true });
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...args) {
    const transaction = begin.apply(this, args);
    const started = performance.now();
    const note = () => window.__saves.push(performance.now() - started);
    if (args[1] === "readwrite") transaction.addEventListener("complete", note);
    return transaction;
  };
};
