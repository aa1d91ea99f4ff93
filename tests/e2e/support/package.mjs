//! The npm package as a stranger has it: packed, unpacked into a project of its own, and compiled against.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./app.mjs";

const execute = promisify(execFile);
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const TSC = join(ROOT, "tests/node_modules/typescript/bin/tsc");

/** The package as `cargo xtask dist` made it. */
export const PACKAGE = join(DIST, "npm");

/** npm, as it is where nobody configured anything. */
export const npm = async (folder, ...args) => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name)));
  const empty = join(folder, ".no-such-npmrc");
  const own = ["--userconfig", empty, "--globalconfig", `${empty}-global`, "--no-update-notifier"];
  const program = process.platform === "win32" ? "npm.cmd" : "npm";
  return execute(program, [...args, ...own], { cwd: folder, env, shell: process.platform === "win32" });
};

/** A project in a folder of its own that has the package installed; it is removed when the test ends. */
export const project = async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-api-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const { stdout } = await npm(PACKAGE, "pack", "--json", "--pack-destination", folder);
  const [{ filename }] = JSON.parse(stdout);
  await execute("tar", ["-xzf", filename.replace("@afterword/", "afterword-")], { cwd: folder });
  const home = join(folder, "node_modules/@afterword");
  await mkdir(home, { recursive: true });
  await cp(join(folder, "package"), join(home, "core"), { recursive: true });
  await rm(join(folder, "package"), { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  for (const name of ["program.ts", "tsconfig.json", "calls.mjs"]) {
    await cp(join(ROOT, "tests/api", name), join(folder, name));
  }
  return folder;
};

/** Compiles what is in the folder, and fails with what the compiler says. */
export const compile = async (folder) => {
  try {
    await execute(process.execPath, [TSC, "-p", folder, "--pretty", "false"], { cwd: folder, maxBuffer: 1 << 26 });
  } catch (error) {
    assert.fail(`tsc --strict:\n${String(error.stdout ?? error).slice(0, 8000)}`);
  }
};

/** Runs a script in the folder, and reads what it prints as JSON. */
export const ran = async (folder, script) => {
  await writeFile(join(folder, "ran.mjs"), script);
  const { stdout } = await execute(process.execPath, ["ran.mjs"], { cwd: folder, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
};

export const readJson = async (path) => JSON.parse(await readFile(join(ROOT, path), "utf8"));
