// Recipes as the documentation has them, so that what it says is what is tried.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A page of `docs/`: gives the blocks of code in a language under one of its headings, without their indentation. */
export const page = (name) => {
  const text = readFileSync(fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url)), "utf8");
  return (heading, language) => {
    const [, section] = text.split(`\n## ${heading}\n`);
    assert.ok(section, `docs/${name} has a section ${heading}`);
    const blocks = [...section.split("\n## ")[0].matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)];
    const found = blocks.filter((it) => it[2] === language).map((it) => it[3].replaceAll(new RegExp(`^${it[1]}`, "gm"), ""));
    assert.notEqual(found.length, 0, `docs/${name} has ${language} under ${heading}`);
    return found;
  };
};

/** `text` with `from`, which has to be there, as `to`. */
export const changed = (text, from, to) => {
  assert.ok(text.includes(from), `the recipe has ${from}`);
  return text.replaceAll(from, to);
};
