// `cargo xtask bench`: the built app beside its budgets, one table. By hand, after `cargo xtask dist`:
//
//   cd tests && node bench/bench.mjs [runs]
//
// Times are medians on this machine and its load; compare them with each other and with an earlier run here, not with another
// machine's. A measurement that can't be taken says why and leaves the others alone.
import { serveDist } from "../e2e/support/app.mjs";
import { api } from "./api.mjs";
import { ACROSS, across } from "./across.mjs";
import { drawing } from "./drawing.mjs";
import { editing } from "./editing.mjs";
import { importing } from "./importing.mjs";
import { list } from "./list.mjs";
import { EMPTY, loading } from "./loading.mjs";
import { markdown } from "./markdown.mjs";
import { maturity } from "./maturity.mjs";
import { review } from "./review.mjs";
import { saving } from "./saving.mjs";
import { printTable } from "./table.mjs";
import { toil } from "./toil.mjs";
import { PAGE, WIDGET, widgets } from "./widgets.mjs";

const [runs = 5, bytes, budget] = process.argv.slice(2).map(Number);
const kilo = (n) => `${(n / 1000).toFixed(1)} kB`;

const empty = "<!doctype html><title>Empty</title><p id=app>Empty";
const site = await serveDist({ pages: { [EMPTY]: empty, [ACROSS]: empty, [WIDGET]: PAGE } });
const rows = bytes ? [["first load, brotli", kilo(bytes), kilo(budget)]] : [];
for (const [name, measure] of Object.entries({ loading, editing, review, drawing, saving, list, across, markdown, toil, maturity, importing, api, widgets })) {
  process.stderr.write(`· measuring: ${name} …\n`);
  try {
    rows.push(...(await measure(site, runs)));
  } catch (error) {
    rows.push([name, `not measured: ${String(error.message ?? error).split("\n")[0]}`, ""]);
  }
}
await site.close();
printTable(["what", "ours", "budget"], rows);
