// Reading files in the browser: the real program in its worker, from the bytes of a file to the answer that the page gets, beside the parts of
// that work that libraries in JavaScript do, in one page and in turns. None of them recognises a postmortem, a chat or an action in what it reads.
import { zipSync } from "fflate";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, launch } from "../e2e/support/app.mjs";
import { file, long, story } from "./documents.mjs";
import { givePeers } from "./modules.mjs";
import { median, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const SCHEMA = new URL("../../static/schema/postmortem-1.json", import.meta.url);
/** How much is read of each format in a run. */
const BYTES = 4_000_000;
/** What takes many times as long as the others reads so many times less. */
const SLOW = { "remark-parse": 20 };

const PEERS = `
  import Ajv from "ajv/dist/2020";
  import { strFromU8, unzipSync } from "fflate";
  import MarkdownIt from "markdown-it";
  import { lexer } from "marked";
  import Papa from "papaparse";
  import remarkParse from "remark-parse";
  import { unified } from "unified";
  const markdownIt = new MarkdownIt();
  const remark = unified().use(remarkParse);
  const text = (bytes) => new TextDecoder().decode(bytes);
  let validate;
  export const learn = (schema) => (validate = new Ajv({ strict: false, validateFormats: false }).compile(schema));
  export const read = {
    "marked's lexer": (bytes) => lexer(text(bytes)).length,
    "markdown-it's parser": (bytes) => markdownIt.parse(text(bytes), {}).length,
    "remark-parse": (bytes) => remark.parse(text(bytes)).children.length,
    "JSON.parse + ajv": (bytes) => Number(validate(JSON.parse(text(bytes)))),
    papaparse: (bytes) => Papa.parse(text(bytes), { header: true }).data.length,
    fflate: (bytes) => Object.values(unzipSync(bytes)).reduce((sum, it) => sum + strFromU8(it).length, 0),
  };
`;

const READING = { now: "2026-11-22T10:00:00+01:00", zone: "Europe/Berlin" };
const readAs = (name) => ({ import: { ...READING, name, seed: 1, choices: {} } });

/** What is read, as which job, how many bytes that is for the person who brings it, and who else reads such a thing. */
const files = () => {
  const text = Buffer.from(story(1_000_000));
  const table = Buffer.from(rows(10_000));
  const json = file(long()).buffer;
  const parts = Array.from({ length: 50 }, (_, n) => [`notes/${n}.md`, Buffer.from(story(20_000))]);
  const length = parts.reduce((sum, [, it]) => sum + it.length, 0);
  const zip = Buffer.from(zipSync(Object.fromEntries(parts)));
  return [
    ["a document in Markdown, 1 MB", readAs("a.md"), text, text.length, ["marked's lexer", "markdown-it's parser", "remark-parse"]],
    ["a document in JSON, 60 kB", readAs("a.json"), json, json.length, ["JSON.parse + ajv"]],
    ["a timeline in a table of 10,000 rows", readAs("a.csv"), table, table.length, ["papaparse"]],
    ["a ZIP archive of 50 texts, 1 MB", { unpack: "a.zip" }, zip, length, ["fflate"]],
  ];
};

/** A table such as a tracker exports, of `n` rows. */
const rows = (n) => {
  const clock = (at) => new Date(Date.UTC(2026, 9, 1) + at * 60_000).toISOString();
  const what = (at) => `"The pool of worker ${at} was full, ""again"", and requests failed"`;
  return ["Timestamp,Event,Author", ...Array.from({ length: n }, (_, at) => `${clock(at)},${what(at)},ada`)].join("\r\n");
};

/** Rows of the table. */
export const importing = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    const schema = JSON.parse(readFileSync(SCHEMA, "utf8"));
    await givePeers(page, PEERS);
    await page.evaluate(load, { program: program(site), schema });
    const rows = [];
    for (const [what, job, bytes, length, peers] of files()) {
      const speeds = {};
      await page.evaluate(bring, bytes.toString("base64"));
      for (let run = 0; run < runs; run += 1) {
        for (const name of ["ours", ...peers]) {
          const rounds = Math.ceil(BYTES / length / (SLOW[name] ?? 1));
          const seconds = await page.evaluate(measure, { name, job: JSON.stringify(job), rounds });
          (speeds[name] ??= []).push((length * rounds) / seconds / 1e6);
        }
      }
      const { ours, ...theirs } = Object.fromEntries(Object.entries(speeds).map(([name, all]) => [name, median(all)]));
      rows.push({ what: `read ${what}, in the browser`, ours, unit: "MB/s", beside: others(theirs, "MB/s") });
    }
    return rows;
  } finally {
    await browser.close();
  }
};

/** Where the page finds the worker's script, the glue and the module of the program. */
const program = (site) => {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const names = page.match(/name="afterword-io" content="([^"]+)"/)[1].split(" ");
  return names.map((it) => new URL(it, site.url).href);
};

/** In the page: starts the worker. */
const load = async ({ program: [script, glue, module], schema }) => {
  const worker = new Worker(script, { type: "module" });
  const answer = (job, bytes) =>
    new Promise((done, fail) => {
      worker.onmessage = ({ data }) => (typeof data === "string" ? fail(new Error(data)) : done(data));
      worker.onerror = () => fail(new Error(`${script} did not load`));
      worker.postMessage([glue, module, job, bytes], [bytes.buffer]);
    });
  window.peers.learn(schema);
  window.__answer = answer;
};

/** In the page: keeps the file that is to be read. */
const bring = (base64) => {
  window.__file = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
};

/** In the page: how many seconds it takes to read the file so often. */
const measure = async ({ name, job, rounds }) => {
  const answer = window.__answer;
  // The bytes move over to the worker, so each time it is a copy that goes.
  const read = name === "ours" ? async () => (await answer(job, window.__file.slice())).length : () => window.peers.read[name](window.__file);
  const first = await read();
  if (!first) throw new Error(`${name} read nothing`);
  if (name === "ours" && new TextDecoder().decode((await answer(job, window.__file.slice())).subarray(0, 6)) === '{"Err"') {
    throw new Error("the file was refused");
  }
  const started = performance.now();
  for (let n = 0; n < rounds; n += 1) await read();
  return (performance.now() - started) / 1000;
};
