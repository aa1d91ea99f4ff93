// What is measured of 10,000 incidents: their response times with percentiles and means, and how many there were each month. Ours begins once
// with the documents and once with the records that the app keeps of them; the others begin with documents that are parsed.
import { launch } from "../e2e/support/app.mjs";
import { incidents } from "./documents.mjs";
import { give } from "./modules.mjs";
import { median, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const COUNT = 10_000;

const PEERS = `
  import { differenceInMilliseconds, format, parseISO } from "date-fns";
  import { DateTime } from "luxon";
  const TIMES = [["impact-started", "detected"], ["detected", "acknowledged"], ["impact-started", "mitigated"], ["impact-started", "resolved"]];
  const quantile = (sorted, q) => sorted[Math.floor((sorted.length - 1) * q)];
  const figures = (parse, minutes, month) => (documents) => {
    const all = TIMES.map(() => []);
    const months = new Map();
    for (const { moments } of documents) {
      const at = {};
      for (const name in moments) at[name] = parse(moments[name].at);
      TIMES.forEach(([from, to], n) => all[n].push(minutes(at[from], at[to])));
      const when = month(at["impact-started"]);
      months.set(when, (months.get(when) ?? 0) + 1);
    }
    const summaries = all.map((it) => {
      it.sort((a, b) => a - b);
      return { p50: quantile(it, 0.5), p90: quantile(it, 0.9), mean: it.reduce((sum, one) => sum + one, 0) / it.length };
    });
    return summaries[3].p50 + 0 * months.size;
  };
  const ofDate = (millis) => { const it = new Date(millis); return it.getUTCFullYear() * 12 + it.getUTCMonth(); };
  export const trends = {
    "Date.parse": figures(Date.parse, (a, b) => (b - a) / 60_000, ofDate),
    "date-fns": figures(parseISO, (a, b) => differenceInMilliseconds(b, a) / 60_000, (it) => format(it, "yyyy-MM")),
    luxon: figures((text) => DateTime.fromISO(text, { zone: "utc" }), (a, b) => b.diff(a).as("minutes"), (it) => it.toFormat("yyyy-MM")),
  };
`;

/** Rows of the table. */
export const trends = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await give(page, "records", PEERS);
    await page.evaluate(keep, incidents(COUNT));
    const took = {};
    // The first time warms up and is thrown away.
    for (let run = 0; run <= runs; run += 1) {
      for (const [name, millis] of Object.entries(await page.evaluate(measure))) if (run > 0) (took[name] ??= []).push(millis);
    }
    const { documents, records, ...peers } = Object.fromEntries(Object.entries(took).map(([name, all]) => [name, median(all)]));
    const what = `percentiles, means, months and trend of ${COUNT.toLocaleString("en")} incidents`;
    const row = (from, ours) => ({ what: `${what}, ${from}`, ours, unit: "ms", budget: 20, beside: others(peers, "ms") });
    return [row("from the records that are kept of them", records), row("from documents, whose records are made anew", documents)];
  } finally {
    await browser.close();
  }
};

/** In the page: both sides hold the documents. */
const keep = (documents) => {
  window.documents = documents;
  window.records = new window.ours.Records();
  documents.forEach((it) => window.records.keep(JSON.stringify(it)));
};

/** In the page: the milliseconds of each, which all have to find the same. */
const measure = () => {
  const timed = (work) => {
    const started = performance.now();
    return [work(), performance.now() - started];
  };
  const [count, measuring] = timed(() => window.records.measure());
  const [middle, making] = timed(() => window.records.figures());
  if (count !== window.documents.length) throw new Error(`${count} documents were measured`);
  const took = { documents: measuring + making, records: making };
  for (const [name, work] of Object.entries(window.peers.trends)) {
    const [theirs, millis] = timed(() => work(window.documents));
    // Ours takes the mean of the two in the middle.
    if (!(Math.abs(theirs - middle) <= 1)) throw new Error(`${name} finds a median of ${theirs} minutes, ours ${middle}`);
    took[name] = millis;
  }
  return took;
};
