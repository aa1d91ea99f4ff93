// `docs/performance.md`: the tables as Markdown, with the machine that they were measured on.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { join, parse } from "node:path";
import { CHROMIUM } from "../e2e/support/app.mjs";
import { HEAD, cells } from "./table.mjs";

const INTRODUCTION = `# Performance

What Afterword takes, beside its budgets and beside what others take for the same work. \`cargo xtask bench\` measures all of it and writes this
file; nobody writes in it by hand. Sizes and counts are exact. Times are medians unless said otherwise, and noisy on a machine that is no
laboratory: compare the figures of one row, which were measured in one run and in turns, and not those of one run with another's. “4×” is a
processor that the browser slows down to a quarter. “kept” says that all numbers of a row are within the budget, a percentage by how much the
worst of them misses it.`;

/** Writes the file. `tables` are titles with rows; `native` is a folder with what programs printed, NAME.txt each. */
export const writeReport = async (path, { runs, tables, native }) => {
  const sections = [INTRODUCTION, machine(runs), ...tables.map(section), ...(native ? outputs(native) : [])];
  writeFileSync(path, `${withoutPaths(sections.join("\n\n"))}\n`);
};

const machine = (runs) => {
  const [{ model }, { length: cores }] = [cpus()[0], cpus()];
  const lines = {
    Processor: `${model.trim()}, ${cores} ${cores === 1 ? "core" : "cores"}`,
    Memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    System: `${system()}, ${arch()}`,
    Browser: execFileSync(CHROMIUM, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(),
    Node: process.version,
    Date: new Date().toISOString().slice(0, 10),
    Runs: String(runs),
  };
  return Object.entries(lines).map(([name, value]) => `- ${name}: ${value}`).join("\n");
};

const system = () => {
  const path = "/etc/os-release";
  const name = existsSync(path) && readFileSync(path, "utf8").match(/^PRETTY_NAME="?([^"\n]+)/m)?.[1];
  return name || `${platform()} ${release()}`;
};

const section = ({ title, rows }) => {
  const line = (texts) => `| ${texts.map((it) => it.replaceAll("|", "\\|")).join(" | ")} |`;
  const lines = [line(HEAD), `|${" --- |".repeat(HEAD.length)}`, ...rows.map((row) => line(cells(row)))];
  return [`## ${title}`, lines.join("\n")].join("\n\n");
};

const ABOUT_PROGRAMS = `What the same code takes as a program of this machine, and how often the rules of language are right: the examples of
the tests by these names.`;

/** What each program printed, as it did. */
const outputs = (folder) => {
  const names = readdirSync(folder).filter((it) => it.endsWith(".txt")).sort();
  const blocks = names.map((it) => `### ${parse(it).name}\n\n\`\`\`text\n${readFileSync(join(folder, it), "utf8").trimEnd()}\n\`\`\``);
  return blocks.length > 0 ? ["## Without a browser", ABOUT_PROGRAMS, ...blocks] : [];
};

/** Where things are on a machine is nobody's business. */
const withoutPaths = (text) => text.replace(/(?<![\w/:.…])\/(?:[\w.@+-]+\/)+/g, "…/");
