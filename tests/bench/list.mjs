// A workspace of 10,000 postmortems: how long until its list is on the screen.
import assert from "node:assert/strict";
import { launch, ready } from "../e2e/support/app.mjs";
import { file, workspace } from "./documents.mjs";
import { median, times } from "./table.mjs";

const COUNT = 10_000;

/** Rows of the table. */
export const list = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    const restored = await restore(page, site);
    await page.addInitScript(observe);
    const shown = [];
    for (let run = 0; run < runs; run += 1) {
      // Away and back: the page starts anew, as after opening the browser.
      await page.goto("about:blank");
      await page.goto(site.url, { waitUntil: "commit" });
      await page.waitForFunction(() => window.__shown, null, { timeout: 60_000 });
      shown.push(await page.evaluate(() => window.__shown));
    }
    const count = COUNT.toLocaleString("en");
    return [
      [`list of ${count} on screen, from a cold start`, times(median(shown)), "400 ms"],
      [`restore a backup of ${count}`, `${(restored / 1000).toFixed(1)} s`, "10 s"],
    ];
  } finally {
    await browser.close();
  }
};

/** Brings the documents in as a person would, and returns the milliseconds it took. */
const restore = async (page, site) => {
  await page.goto(`${site.url}#/import`);
  await ready(page);
  const backup = file(workspace(COUNT));
  const started = performance.now();
  await page.locator("input[type=file]").setInputFiles(backup);
  await page.getByRole("button", { name: "Bring in what is not here" }).click({ timeout: 120_000 });
  const result = page.getByText(/\d added/);
  await result.waitFor({ timeout: 300_000 });
  const took = performance.now() - started;
  assert.equal(Number((await result.innerText()).match(/([\d,]+) added/)[1].replaceAll(",", "")), COUNT);
  return took;
};

/** Runs in the page before anything else: when is the first row of the list on the screen? */
const observe = () => {
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
