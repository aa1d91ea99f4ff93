// Markdown to HTML in the browser: our renderer as WebAssembly, beside the renderers that JavaScript has, in one page and in turns.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../e2e/support/app.mjs";
import { story } from "./documents.mjs";
import { give } from "./modules.mjs";
import { median, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

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
  export const render = {
    marked: (text) => marked.parse(text),
    "markdown-it": (text) => markdownIt.render(text),
    micromark: (text) => micromark(text, options),
  };
`;

/** Rows of the table. */
export const markdown = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await give(page, "prose", PEERS);
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
      const { ours, ...peers } = Object.fromEntries(Object.entries(speeds).map(([name, all]) => [name, median(all)]));
      rows.push({ what: `Markdown to HTML in the browser, ${what}`, ours, unit: "MB/s", budget: 3 * peers.marked, least: true, beside: others(peers, "MB/s") });
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

/** In the page: how many megabytes a second. */
const measure = ({ name, text, rounds }) => {
  const render = name === "ours" ? window.ours.render : window.peers.render[name];
  const bytes = new TextEncoder().encode(text).length;
  let length = 0;
  for (let n = 0; n < rounds / 4; n += 1) length += render(text).length;
  const started = performance.now();
  for (let n = 0; n < rounds; n += 1) length += render(text).length;
  const millis = performance.now() - started;
  if (length === 0) throw new Error(`${name} rendered nothing`);
  return (bytes * rounds) / millis / 1000;
};
