// The simulation of a project in the browser: 10,000 runs over its uncertain figures.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/support/app.mjs";
import { EMPTY } from "./loading.mjs";
import { median } from "./table.mjs";

const REGISTER = fileURLToPath(new URL("../stored/toil-register-1.json", import.meta.url));
const ROUNDS = 20;

/** Rows of the table. */
export const toil = async (site, runs) => {
  const folder = process.env.AFTERWORD_TOIL;
  if (!folder) throw new Error("AFTERWORD_TOIL does not say where the simulation's module is");
  const glue = readFileSync(join(folder, "toil.js"), "utf8");
  const module = readFileSync(join(folder, "toil_bg.wasm")).toString("base64");
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await page.evaluate(load, { glue, module });
    const json = readFileSync(REGISTER, "utf8");
    const times = [];
    for (let run = 0; run < runs; run += 1) times.push(...(await page.evaluate(measure, { json, rounds: ROUNDS })));
    const worst = Math.max(...times);
    return [["simulation of a project in the browser, 10,000 runs, ms", `${median(times).toFixed(1)}, the slowest ${worst.toFixed(1)}`, "50"]];
  } finally {
    await browser.close();
  }
};

/** In the page: loads the module. */
const load = async ({ glue, module }) => {
  const ours = await import(URL.createObjectURL(new Blob([glue], { type: "text/javascript" })));
  await ours.default({ module_or_path: Uint8Array.from(atob(module), (it) => it.charCodeAt(0)) });
  window.__paysBack = ours.pays_back;
};

/** In the page: how long each round takes, the first one too, which somebody waits for. */
const measure = ({ json, rounds }) =>
  Array.from({ length: rounds }, (_, seed) => {
    const started = performance.now();
    const share = window.__paysBack(json, seed);
    if (!(share > 0 && share < 1)) throw new Error(`${share} of the runs pay back`);
    return performance.now() - started;
  });
