// An assessment by a model of 200 capabilities with 30 ballots: from a key to the frame that shows the score, the votes and the progress
// that follow from it, and how long the results and the roadmap take to stand there.
import assert from "node:assert/strict";
import { launch, ready } from "../e2e/support/app.mjs";
import { observe, press } from "./keys.mjs";
import { median, quantile } from "./table.mjs";

const KEYS = 60;
const WARM_UP = 10;
const SLOW = 4;
const ID = "0199a02f-ef00-7000-8000-000000000001";

/** Rows of the table. */
export const maturity = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.addInitScript(observe);
    await page.goto(`${site.url}#/import`);
    await ready(page);
    await page.locator("input[type=file]").setInputFiles(file());
    await page.locator("main button.primary").first().click();
    await page.locator("#maturity-question").waitFor();
    const question = await measure(page, "question", () => page.locator("#maturity-question").click());
    const wall = await measure(page, "workshop, votes shown", async () => {
      await show(page, "screen");
      await page.locator(".workshop-column").first().waitFor();
    });
    return [...question, ...wall, await views(page, runs)];
  } finally {
    await browser.close();
  }
};

/** Scores the question that is open, up and down. */
const measure = async (page, label, open) => {
  await open();
  const key = (n) => ["2", "4"][n % 2];
  await press(page, key, WARM_UP);
  const { keys, work } = await press(page, key, KEYS);
  const { keys: slow } = await press(page, key, KEYS, SLOW);
  assert.equal(keys.length, KEYS, "the keys were not heard");
  const of = `${label} of 200, 30 ballots`;
  return [
    { what: `key → paint, ${of}: p50 / p99 / p99 at ${SLOW}×`, ours: [quantile(keys, 0.5), quantile(keys, 0.99), quantile(slow, 0.99)], unit: "ms" },
    { what: `script a key, ${of}`, ours: work, unit: "ms", budget: 16 },
  ];
};

/** From the address to the view that stands. */
const views = async (page, runs) => {
  const found = { results: [], roadmap: [] };
  const table = { results: ".results-heatmap", roadmap: ".roadmap-table" };
  for (let run = 0; run < runs; run += 1) {
    for (const view of Object.keys(found)) {
      await show(page, "about");
      await page.getByRole("button", { name: "Throw the assessment away" }).waitFor();
      found[view].push(await page.evaluate(appeared, { hash: address(view), place: table[view] }));
    }
  }
  return { what: "results / roadmap of 200 capabilities, shown", ours: Object.values(found).map(median), unit: "ms" };
};

const address = (view) => `#/maturity/${ID}/${view}`;

const show = (page, view) => page.evaluate((it) => (location.hash = it), address(view));

/** In the page: the milliseconds until the place is there and painted. */
const appeared = ({ hash, place }) =>
  new Promise((done) => {
    const started = performance.now();
    location.hash = hash;
    const look = () =>
      document.querySelector(place) ? setTimeout(() => done(performance.now() - started)) : requestAnimationFrame(look);
    requestAnimationFrame(look);
  });

const N_DIMENSIONS = 20;
const N_CAPABILITIES = 10;

const numbers = (n) => Array.from({ length: n }, (_, at) => at);

/** The assessment as a file: everything is answered, and everybody has voted on everything. */
const file = () => {
  const levels = ["One", "Two", "Three", "Four", "Five"].map((name) => ({ name }));
  const capability = (dimension, n) => ({
    id: `c${dimension}-${n}`,
    name: `Capability ${n} of ${dimension}`,
    question: "How is it done?",
    statements: levels.map((it) => `What is true at level ${it.name}, in a sentence as long as such sentences are`),
    effort: "M",
    depends: n > 0 ? [{ capability: `c${dimension}-${n - 1}`, level: 2, for: 3 }] : [],
  });
  const dimensions = numbers(N_DIMENSIONS).map((it) => ({
    id: `d${it}`,
    name: `Dimension ${it}`,
    capabilities: numbers(N_CAPABILITIES).map((n) => capability(it, n)),
  }));
  const ids = dimensions.flatMap((it) => it.capabilities.map((it) => it.id));
  const scores = (seed) => Object.fromEntries(ids.map((id, n) => [id, { score: (n * 7 + seed * 3) % 9 }]));
  const ballots = numbers(30).map((n) => ({ id: String(n + 1).padStart(12, "0"), votes: scores(n) }));
  const document = {
    schema: "assessment/1",
    id: ID,
    createdAt: "2026-01-05T09:00:00Z",
    title: "Large",
    zone: "UTC",
    model: { id: "large", version: "1", name: "Large", levels, dimensions },
    about: { team: "Search", date: "2026-01-05" },
    answers: scores(0),
    targets: { all: 8 },
    workshop: { id: "aaaaaaaaaaa2", revealed: ids, ballots },
  };
  return { name: "large.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) };
};
