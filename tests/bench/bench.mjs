// `cargo xtask bench`: the built app beside its budgets and beside what others reach, area by area. By hand, after `cargo xtask dist`:
//
//   cd tests && npm ci && npm ci --prefix bench && node bench/bench.mjs [RUNS] [--only AREA] [--report FILE] [--native FOLDER]
//
// `--report` writes the tables as Markdown, with the outputs of the programs (NAME.txt) that are in the folder of `--native`. Times are
// medians on this machine and its load; compare them with each other and with an earlier run here, not with another machine's. A
// measurement that can't be taken says why and leaves the others alone; AFTERWORD_TRACE=1 shows where it failed.
import { parseArgs } from "node:util";
import { serveDist } from "../e2e/support/app.mjs";
import { AREAS, PAGES } from "./areas.mjs";
import { writeReport } from "./report.mjs";
import { printTable } from "./table.mjs";

/** So often is measured what is over in a moment. */
const RUNS = 5;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", multiple: true }, report: { type: "string" }, native: { type: "string" } },
});
const runs = Number(positionals[0] ?? RUNS);
const wanted = options.only ?? Object.keys(AREAS);
const unknown = wanted.filter((it) => !AREAS[it]);
if (!(runs > 0) || unknown.length > 0) {
  console.error(`the runs are a number, and the areas are ${Object.keys(AREAS).join(", ")}`);
  process.exit(2);
}

/** The rows of one measurement, or one that says why there are none. */
const taken = async (name, measure, site) => {
  process.stderr.write(`· measuring: ${name} …\n`);
  try {
    return await measure(site, runs);
  } catch (error) {
    if (process.env.AFTERWORD_TRACE) console.error(error);
    return [{ what: name, ours: `not measured: ${String(error?.message ?? error).split("\n")[0]}` }];
  }
};

const site = await serveDist({ pages: PAGES });
const tables = [];
for (const area of wanted) {
  const { title, measures } = AREAS[area];
  const rows = [];
  for (const [name, measure] of Object.entries(measures)) rows.push(...(await taken(name, measure, site)));
  printTable(title, rows);
  tables.push({ title, rows });
}
await site.close();
if (options.report) await writeReport(options.report, { runs, tables, native: options.native });
