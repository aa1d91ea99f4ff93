// Reading documents as they are stored, and seeing to it that they are valid: ours, and what JavaScript has for that by the very schema that
// is published. In one page and in turns.
import { readFileSync } from "node:fs";
import { launch } from "../e2e/support/app.mjs";
import { incidents, usual } from "./documents.mjs";
import { give } from "./modules.mjs";
import { median, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const SCHEMA = new URL("../../static/schema/postmortem-1.json", import.meta.url);
const COUNT = 10_000;
/** A document is read so often in a run: a page's clock is too coarse for one. */
const ROUNDS = 100;

const PEERS = `
  import Ajv from "ajv/dist/2020";
  import { fromJSONSchema } from "zod";
  let validate, zod;
  export const learn = (schema) => {
    validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    zod = fromJSONSchema(unconditional(schema));
  };
  /** Zod knows no conditions, so it is spared some work. */
  const unconditional = (it) => {
    if (Array.isArray(it)) return it.map(unconditional);
    if (!it || typeof it !== "object") return it;
    return Object.fromEntries(Object.entries(it).filter(([key]) => !["if", "then", "else"].includes(key)).map(([key, value]) => [key, unconditional(value)]));
  };
  const must = (isValid, errors) => { if (!isValid) throw new Error(JSON.stringify(errors)); };
  export const read = {
    "JSON.parse": (text) => JSON.parse(text),
    "JSON.parse + ajv": (text) => { const it = JSON.parse(text); must(validate(it), validate.errors); return it; },
    "JSON.parse + zod": (text) => { const { success, data, error } = zod.safeParse(JSON.parse(text)); must(success, error); return data; },
  };
`;

/** Rows of the table. */
export const parsing = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await give(page, "records", PEERS);
    await page.evaluate((schema) => window.peers.learn(schema), JSON.parse(readFileSync(SCHEMA, "utf8")));
    const one = JSON.stringify(usual());
    const all = incidents(COUNT).map((it) => JSON.stringify(it));
    const megabytes = (all.reduce((sum, it) => sum + it.length, 0) / 1e6).toFixed(0);
    return [
      await row(page, runs, { what: `read a stored document of ${Math.round(one.length / 1000)} kB`, texts: [one], rounds: ROUNDS, budget: 1 }),
      await row(page, runs, { what: `read ${COUNT.toLocaleString("en")} incidents one by one, ${megabytes} MB`, texts: all, rounds: 1 }),
    ];
  } finally {
    await browser.close();
  }
};

const row = async (page, runs, { what, texts, rounds, budget }) => {
  await page.evaluate((texts) => (window.texts = texts), texts);
  const took = {};
  // The first time warms up and is thrown away.
  for (let run = 0; run <= runs; run += 1) {
    for (const name of ["ours", "JSON.parse", "JSON.parse + ajv", "JSON.parse + zod"]) {
      const millis = await page.evaluate(measure, { name, rounds });
      if (run > 0) (took[name] ??= []).push(millis);
    }
  }
  const { ours, ...peers } = Object.fromEntries(Object.entries(took).map(([name, all]) => [name, median(all)]));
  return { what, ours, unit: "ms", budget, beside: others(peers, "ms") };
};

/** In the page: how many milliseconds a round takes. */
const measure = ({ name, rounds }) => {
  const records = new window.ours.Records();
  const read = name === "ours" ? (text) => records.read(text) : window.peers.read[name];
  const started = performance.now();
  for (let n = 0; n < rounds; n += 1) for (const text of window.texts) read(text);
  const took = (performance.now() - started) / rounds;
  records.free();
  return took;
};
