// The npm package in Node: what its module weighs, how long it takes to be there, and what a few verbs take.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "../e2e/support/app.mjs";
import { median } from "./table.mjs";

const EXAMPLES = new URL("../../static/examples/workspace.json", import.meta.url);

/** Rows of the table. */
export const api = async (site, runs) => {
  const folder = join(DIST, "npm");
  if (!existsSync(folder)) throw new Error("the build has no npm package");
  const module = readFileSync(join(folder, "afterword_bg.wasm"));
  const began = performance.now();
  const it = await import(pathToFileURL(join(folder, "node.js")));
  const there = performance.now() - began;
  const { documents } = JSON.parse(readFileSync(EXAMPLES, "utf8"));
  const markdown = it.exportAs(documents[0], "markdown");
  const timed = (run) => {
    const times = Array.from({ length: runs * 5 }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    });
    return median(times);
  };
  const row = (what, ours) => ({ what, ours, unit: "ms" });
  return [
    { what: "API module, brotli", ours: brotliCompressSync(module).length / 1000, unit: "kB" },
    row("API module in Node, from import to ready", there),
    row("API: review of an example", timed(() => it.review(documents[0]))),
    row("API: metrics of an example", timed(() => it.metrics(documents[0]))),
    row("API: Markdown of an example read back", timed(() => it.importFile(markdown, { name: "a.md" }))),
  ];
};
