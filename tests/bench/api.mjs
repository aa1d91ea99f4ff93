//! The npm package in Node: what its module weighs, how long it takes to be there, and what a few verbs take.
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
    return median(times).toFixed(1);
  };
  return [
    ["API module, brotli", `${(brotliCompressSync(module).length / 1000).toFixed(1)} kB`, ""],
    ["API module in Node, from import to ready, ms", there.toFixed(0), ""],
    ["API: review of an example, ms", timed(() => it.review(documents[0])), ""],
    ["API: metrics of an example, ms", timed(() => it.metrics(documents[0])), ""],
    ["API: Markdown of an example read back, ms", timed(() => it.importFile(markdown, { name: "a.md" })), ""],
  ];
};
