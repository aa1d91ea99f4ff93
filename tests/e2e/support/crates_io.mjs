// The hardest document of the corpus, taken apart as a person would read it who writes it anew: sections, timeline, whys, actions.
import { existsSync, readFileSync } from "node:fs";

const FILE = new URL("../../../../shared/corpus/postmortems/rust--crates-io-postmortem.md", import.meta.url);

/** Whether the corpus is at hand. */
export const HERE = existsSync(FILE);
if (!HERE) console.log("skipped: the corpus is not here");

const source = HERE ? readFileSync(FILE, "utf8") : "";

export const title = source.match(/^title = "(.*)"$/m)?.[1];

/** The text under the heading `name`. */
export const under = (name) => {
  const from = source.indexOf(`\n## ${name}\n`) + name.length + 5;
  const to = source.indexOf("\n## ", from);
  return source.slice(from, to < 0 ? undefined : to).trim();
};

/** The timeline as the document has it: days as headings, and below each its entries. */
export const timeline = () => under("Timeline");

/** What happened, entry by entry. */
export const entries = () => [...timeline().matchAll(/^- \d\d:\d\d UTC – (.*)$/gm)].map((it) => it[1]);

/** The answers of the five whys with their depth; the questions are asked by the page. */
export const answers = () =>
  under("Root cause identification: The Five Whys")
    .split("\n")
    .map((line) => line.match(/^( *)- (.*)$/))
    .filter(Boolean)
    .map(([, indent, text]) => ({ depth: indent.length / 2, text: text.trim() }));

/** The items of the list under the heading `name`. */
export const bullets = (name) => under(name).split("\n").filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
