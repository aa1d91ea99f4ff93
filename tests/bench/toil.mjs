// The simulation of a project in the browser: 10,000 runs over its uncertain figures.
import { readFileSync } from "node:fs";
import { launch } from "../e2e/support/app.mjs";
import { give } from "./modules.mjs";
import { median } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const REGISTER = new URL("../stored/toil-register-1.json", import.meta.url);
const ROUNDS = 20;

/** Rows of the table. */
export const toil = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await give(page, "toil");
    const json = readFileSync(REGISTER, "utf8");
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(...(await page.evaluate(measure, { json, rounds: ROUNDS })));
    const ours = [median(times), Math.max(...times)];
    return [{ what: "simulation of a project in the browser, 10,000 runs: median / slowest", ours, unit: "ms", budget: [50, 50] }];
  } finally {
    await browser.close();
  }
};

/** In the page: how long each round takes, the first one too, which somebody waits for. */
const measure = ({ json, rounds }) =>
  Array.from({ length: rounds }, (_, seed) => {
    const started = performance.now();
    const share = window.ours.pays_back(json, seed);
    if (!(share > 0 && share < 1)) throw new Error(`${share} of the runs pay back`);
    return performance.now() - started;
  });
