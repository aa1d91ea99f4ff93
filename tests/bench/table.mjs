// Rows as data, and the same in words and columns. A row is
//
//   { what, ours, unit, budget, beside, least }
//
// `ours` is a number, several of one unit, or words; `budget` the numbers that ours may be at most, in the same order (`null` where there is
// none), or at least where `least` is true; `beside` is what else was measured in the same run, in words.

/** The value below which a share `q` of `values` lies. */
export const quantile = (values, q) => {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
};

export const median = (values) => quantile(values, 0.5);

/** The one in the middle, and what few exceed. */
export const halfAndMost = (values) => [quantile(values, 0.5), quantile(values, 0.99)];

/** A number as precise as it is worth: `0.02`, `10.5`, `212`; kilobytes are exact, so they are told to the tenth. */
const figure = (value, unit) => {
  if (!Number.isFinite(value)) return "–";
  if (Number.isInteger(value)) return value.toLocaleString("en");
  if (unit === "kB") return value.toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const size = Math.abs(value);
  if (size >= 99.95) return Math.round(value).toLocaleString("en");
  return value.toFixed(size < 0.995 ? 2 : 1);
};

const measured = (values, unit) => `${[values].flat().map((it) => figure(it, unit)).join(" / ")} ${unit ?? ""}`.trim();

/** Several numbers of one unit, as in `10.5 / 19.5 ms`. */
export const of = (unit, ...values) => measured(values, unit);

/** Several times of one kind. */
export const times = (...values) => of("ms", ...values);

/** What others took, as in `marked 13.9 ms, micromark 0.6 ms`: their names with a number or several. */
export const others = (found, unit) => Object.entries(found).map(([name, values]) => `${name} ${measured(values, unit)}`).join(", ");

/** How far a value is from its budget, as a share of that; nothing where one of the two is no number. */
const excess = (value, budget, least) => {
  if (!Number.isFinite(value) || !Number.isFinite(budget)) return null;
  const over = least ? budget - value : value - budget;
  return budget === 0 ? over * Number.POSITIVE_INFINITY || over : over / budget;
};

/** Whether the budget is kept, or by how much the worst of the numbers misses it. */
export const verdict = ({ ours, budget, least = false }) => {
  const budgets = [budget].flat();
  const found = [ours].flat().map((it, at) => excess(it, budgets[at], least)).filter((it) => it !== null);
  if (found.length === 0) return "";
  const worst = Math.max(...found);
  if (worst <= 0) return "kept";
  if (worst === Number.POSITIVE_INFINITY) return "over";
  const percent = worst * 100;
  return `${least ? "−" : "+"}${percent < 1 ? (Math.ceil(percent * 10) / 10).toFixed(1) : Math.ceil(percent)} %`;
};

const allowed = ({ budget, unit, least }) => {
  const budgets = [budget].flat();
  if (!budgets.some(Number.isFinite)) return "";
  return `${least ? "≥" : "≤"} ${measured(budgets.map((it) => it ?? Number.NaN), unit)}`;
};

/** The heads of the columns that [`cells`] fills. */
export const HEAD = ["what", "ours", "budget", "kept?", "beside it, in the same run"];

/** A row as words, one for each column. */
export const cells = (row) => {
  const { what, ours, unit, beside = "" } = row;
  return [what, typeof ours === "string" ? ours : measured(ours, unit), allowed(row), verdict(row), beside];
};

/** Prints rows below each other; the last column is as long as it likes. */
export const printTable = (title, rows) => {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((it) => it[column].length)));
  const line = (it) => it.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  const rule = [...widths.slice(0, -1), HEAD.at(-1).length].map((width) => "─".repeat(width)).join("  ");
  console.log(["", title, "", line(HEAD), rule, ...lines.slice(1).map(line), ""].join("\n"));
};
