// Widgets on a page of a wiki: what they weigh, and how long until the first one is seen. Caches are cold, every run has its own profile.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { DIST, launch } from "../e2e/support/app.mjs";
import { median, times } from "./table.mjs";

const SLOW = 4;

/** The path of a page with one widget on it. */
export const WIDGET = "/widget.html";

/** That page. */
export const PAGE = `<!doctype html><title>Wiki</title><script type="module" src="/embed/v1/afterword.js"></script>
<afterword-actions data='[{"title": "Limit the pool", "owner": "Ada", "due": "2026-03-20"}]'></afterword-actions>`;

/** Rows of the table. */
export const widgets = async (site, runs) => {
  const visits = { 1: [], [SLOW]: [] };
  await visit(site, 1);
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of [1, SLOW]) visits[slowdown].push(await visit(site, slowdown));
  }
  return [
    ["widgets of documents: script, style, glue and module, brotli", await drawn("embed"), "150.0 kB"],
    ["widgets that reckon: the same", await drawn("figures"), "150.0 kB"],
    ["error budgets: the same", await drawn("budget"), "150.0 kB"],
    ["what reads Markdown in them, when there is some, brotli", await weight(/^afterword-prose.*\.br$/), ""],
    ["what reads documents in Markdown, brotli", await weight(/^afterword-reader.*\.br$/), ""],
    [`first widget visible, 1× / ${SLOW}× CPU`, times(...[1, SLOW].map((it) => median(visits[it]))), "200 ms / –"],
  ];
};

/** All that a page loads for widgets that the program `name` draws. */
const drawn = (name) => weight(new RegExp(`^afterword(-${name}_bg-\\w+|-${name}-\\w{10})?\\.(js|wasm)\\.br$`));

const weight = async (wanted) => {
  const folder = join(DIST, "embed/v1");
  const names = (await readdir(folder)).filter((name) => wanted.test(name));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return `${(sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(1)} kB`;
};

/** One visit: the milliseconds until the frame that shows the widget. */
const visit = async (site, slowdown) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(`${site.origin}/outdated.js`);
    const devtools = await browser.context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(site.origin + WIDGET, { waitUntil: "commit" });
    return await page.evaluate(() =>
      new Promise((done) => {
        const look = () => {
          const isDrawn = document.querySelector("afterword-actions")?.shadowRoot?.querySelector(".sheet:not([hidden]) tbody tr");
          requestAnimationFrame(isDrawn ? () => done(performance.now()) : look);
        };
        look();
      }));
  } finally {
    await browser.close();
  }
};
