// Widgets on a page of a wiki: what they weigh, and how long until the first one is seen. Caches are cold, every run has its own profile.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DIST, launch } from "../e2e/support/app.mjs";
import { median } from "./table.mjs";
import { kilobytes } from "./weight.mjs";

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
  const row = (what, wanted, budget) => ({ what: `${what}, brotli`, ours: weight(wanted), unit: "kB", budget });
  const seen = [1, SLOW].map((it) => median(visits[it]));
  return [
    row("widgets of documents: script, style, glue and module", drawnBy("embed"), 150),
    row("widgets that reckon: the same", drawnBy("figures"), 150),
    row("error budgets: the same", drawnBy("budget"), 150),
    row("what reads Markdown in them, when there is some", /^afterword-prose.*\.(js|wasm)$/),
    row("what reads documents in Markdown", /^afterword-reader.*\.(js|wasm)$/),
    { what: `first widget visible, 1× / ${SLOW}× CPU`, ours: seen, unit: "ms", budget: [200, null] },
  ];
};

/** All that a page loads for widgets that the program `name` draws. */
const drawnBy = (name) => new RegExp(`^afterword(-${name}_bg-\\w+|-${name}-\\w{10})?\\.(js|wasm)$`);

const FOLDER = "embed/v1";

const weight = (wanted) => {
  const names = readdirSync(join(DIST, FOLDER)).filter((name) => wanted.test(name));
  return kilobytes(names.map((name) => join(FOLDER, name)));
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
