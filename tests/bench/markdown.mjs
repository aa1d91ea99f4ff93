// Markdown to HTML in the browser: our renderer as WebAssembly, beside the renderers that JavaScript has, in one page and in turns.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/support/app.mjs";
import { story } from "./documents.mjs";
import { EMPTY } from "./loading.mjs";
import { bundle } from "./peers.mjs";
import { median } from "./table.mjs";

const TESTS = fileURLToPath(new URL("../", import.meta.url));
/** Texts beside the checkout; where they are missing, made-up ones of the same size stand for them. */
const CORPUS = join(TESTS, "../../shared/corpus");
const LARGE = 200_000;
/** How much each renderer reads of a text in a run: enough to be warm. */
const BYTES = 4_000_000;
/** This one takes a hundred times as long as the others. */
const SLOW = { micromark: 40 };

const PEERS = `
  import { marked } from "marked";
  import MarkdownIt from "markdown-it";
  import { micromark } from "micromark";
  import { gfm, gfmHtml } from "micromark-extension-gfm";
  const markdownIt = new MarkdownIt();
  const options = { extensions: [gfm()], htmlExtensions: [gfmHtml()] };
  export default {
    marked: (text) => marked.parse(text),
    "markdown-it": (text) => markdownIt.render(text),
    micromark: (text) => micromark(text, options),
  };
`;

/** Rows of the table. */
export const markdown = async (site, runs) => {
  const folder = process.env.AFTERWORD_PROSE;
  if (!folder) throw new Error("AFTERWORD_PROSE does not say where the renderer's module is");
  const glue = readFileSync(join(folder, "prose.js"), "utf8");
  const module = readFileSync(join(folder, "prose_bg.wasm")).toString("base64");
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await page.evaluate(load, { glue, module, peers: bundle(PEERS) });
    const rows = [];
    for (const [what, text] of texts()) {
      const speeds = {};
      // In turns, so that whatever else the machine does slows all of them.
      for (let run = 0; run < runs; run += 1) {
        for (const name of ["ours", "marked", "markdown-it", "micromark"]) {
          const rounds = Math.ceil(BYTES / text.length / (SLOW[name] ?? 1));
          (speeds[name] ??= []).push(await page.evaluate(measure, { name, text, rounds }));
        }
      }
      const of = (name) => median(speeds[name]);
      const words = Object.keys(speeds).map((name) => `${name} ${of(name).toFixed(1)}`);
      const times = (of("ours") / of("marked")).toFixed(1);
      rows.push([`Markdown to HTML in the browser, ${what}, MB/s`, `${words.join(", ")}: ${times} × marked`, "3 × marked"]);
    }
    return rows;
  } finally {
    await browser.close();
  }
};

const texts = () => {
  const spec = join(CORPUS, "commonmark/commonmark-0.31.2.json");
  const folder = join(CORPUS, "postmortems");
  if (!existsSync(spec) || !existsSync(folder)) return [["a made-up document of 200 kB", story(LARGE)]];
  const examples = JSON.parse(readFileSync(spec, "utf8")).map((it) => it.markdown).join("\n\n");
  const names = readdirSync(folder).filter((it) => it.endsWith(".md")).sort();
  const documents = names.map((it) => readFileSync(join(folder, it), "utf8")).join("\n\n");
  return [
    ["the examples of CommonMark", examples],
    ["200 kB of postmortems", documents.slice(0, LARGE)],
  ];
};

/** In the page: loads both sides. */
const load = async ({ glue, module, peers }) => {
  const imported = (text) => import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  const ours = await imported(glue);
  await ours.default({ module_or_path: Uint8Array.from(atob(module), (it) => it.charCodeAt(0)) });
  window.__render = { ours: ours.render, ...(await imported(peers)).default };
};

/** In the page: how many megabytes a second. */
const measure = ({ name, text, rounds }) => {
  const render = window.__render[name];
  const bytes = new TextEncoder().encode(text).length;
  let length = 0;
  for (let n = 0; n < rounds / 4; n += 1) length += render(text).length;
  const started = performance.now();
  for (let n = 0; n < rounds; n += 1) length += render(text).length;
  const millis = performance.now() - started;
  if (length === 0) throw new Error(`${name} rendered nothing`);
  return (bytes * rounds) / millis / 1000;
};
