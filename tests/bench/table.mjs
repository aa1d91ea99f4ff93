// Figures in words, and words in columns.

/** The value below which a share `q` of `values` lies. */
export const quantile = (values, q) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [Math.floor(at), Math.ceil(at)];
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
};

export const median = (values) => quantile(values, 0.5);

/** Milliseconds: whole ones, below 100 with a tenth. */
export const millis = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

/** Several times of one kind, as in `10.5 / 19.5 ms`. */
export const times = (...values) => values.map((it) => millis(it).replace(" ms", "")).join(" / ") + " ms";

export const printTable = (head, rows) => {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
  console.log(["", line(head), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line), ""].join("\n"));
};
