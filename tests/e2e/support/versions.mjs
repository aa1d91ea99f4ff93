// Versions of the built app: copies of it, changed as the next build might differ, and named and listed as `cargo xtask dist` does it.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST } from "./app.mjs";

const digest = (path) => createHash("sha384").update(readFileSync(path)).digest("base64");
const FILES = /const FILES = (\{.*\});\n/;

/** The version that a folder holds. */
export const versionOf = (folder) => readFileSync(join(folder, "sw.js"), "utf8").match(/const VERSION = "(.*)";\n/)[1];

/** A copy of the built app, gone when the test ends. */
export const copyOfDist = (t) => {
  const folder = mkdtempSync(join(tmpdir(), "afterword-version-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true, filter: (it) => !/\.(br|gz)$|\/(npm|embed)$/.test(it) });
  return folder;
};

/** The next version: `texts` change files, by their paths. */
export const nextVersion = (t, name, texts) => {
  const folder = copyOfDist(t);
  const before = versionOf(folder);
  for (const [path, change] of Object.entries(texts)) {
    const text = readFileSync(join(folder, path), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${path} is as it was`);
    writeFileSync(join(folder, path), changed);
  }
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace(before, name));
  const worker = readFileSync(join(folder, "sw.js"), "utf8");
  const files = Object.keys(JSON.parse(worker.match(FILES)[1]));
  const digests = Object.fromEntries(files.map((it) => [it, digest(join(folder, it))]));
  const listed = worker.replace(FILES, () => `const FILES = ${JSON.stringify(digests)};\n`).replace(`"${before}"`, `"${name}"`);
  writeFileSync(join(folder, "sw.js"), listed);
  return folder;
};

/** What of a version is listed and what is there. */
export const listed = (folder) => {
  const files = Object.keys(JSON.parse(readFileSync(join(folder, "sw.js"), "utf8").match(FILES)[1]));
  return { files, missing: files.filter((it) => !existsSync(join(folder, it))) };
};
