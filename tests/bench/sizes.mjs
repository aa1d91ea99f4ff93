// What is downloaded: by a first visit, and by those who read files or ask across documents.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "../e2e/support/app.mjs";
import { react } from "./peers.mjs";
import { of } from "./table.mjs";
import { kilobytes } from "./weight.mjs";

/** Rows of the table. */
export const sizes = async () => {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const row = (what, files, budget, beside) => ({ what: `${what}, brotli`, ours: kilobytes(files), unit: "kB", budget, beside });
  return [
    row("app, all that the first page needs", ["index.html", ...asked(page)], 300, `React form ${of("kB", react.bytes() / 1000)}`),
    row("the program with all pages and its styles, once wanted", named(page, "whole")),
    row("what reads and writes files, in a worker", named(page, "io"), 200),
    row("what searches and makes trends, in a worker", named(page, "across"), 200),
  ];
};

/** The files that the page asks for at once: what is linked and run, but not what old browsers are sent. */
const asked = (page) => {
  const lines = page.split("\n").filter((line) => !line.includes("nomodule"));
  return [...new Set(lines.flatMap((line) => [...line.matchAll(/ (?:href|src)="([^":]+)"/g)].map((it) => it[1])))];
};

/** The files that a tag of the page names for later. */
const named = (page, name) => page.match(new RegExp(`name="?afterword-${name}"? content="([^"]+)"`))[1].split(" ");
