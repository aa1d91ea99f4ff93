// A visit with a phone, as Lighthouse imagines one: a slow processor and a slow network. Once as it is seen in such a browser, in turns with
// other pages, and once as Lighthouse itself judges it.
import { createServer } from "node:net";
import { FLAGS, launch } from "../e2e/support/app.mjs";
import { react } from "./peers.mjs";
import { median, others } from "./table.mjs";
import { EMPTY, SLOW, visit } from "./visit.mjs";

/** A good network for a phone: milliseconds to the host and back, and bytes a second. */
const NETWORK = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const DEVICE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };

/** Rows of the table. */
export const phone = async (site, runs) => {
  const pages = { ours: site.url, "empty page": site.origin + EMPTY, "React form": site.origin + react.path };
  const largest = {};
  for (let run = 0; run < runs; run += 1) {
    for (const [name, url] of Object.entries(pages)) {
      const found = await visit(site, url, { slowdown: SLOW, network: NETWORK, device: DEVICE });
      (largest[name] ??= []).push(found.largest);
    }
  }
  const { ours, ...peers } = Object.fromEntries(Object.entries(largest).map(([name, all]) => [name, median(all)]));
  const seen = { what: `largest paint with a phone: ${SLOW}× CPU, 150 ms, 1.6 Mbit/s`, ours, unit: "ms", budget: 1500, beside: others(peers, "ms") };
  return [seen, ...(await judged(pages).catch(notJudged))];
};

const notJudged = (error) => [{ what: "Lighthouse, mobile", ours: `not measured: ${String(error.message).split("\n")[0]}` }];

/** What Lighthouse says of each page. */
const judged = async (pages) => {
  const { default: lighthouse } = await import("lighthouse");
  const found = {};
  for (const [name, url] of Object.entries(pages)) found[name] = await judge(lighthouse, url);
  const row = (what, rest, of) => {
    const { ours, ...peers } = Object.fromEntries(Object.entries(found).map(([name, it]) => [name, of(it)]));
    return { what, ours, ...rest, beside: others(peers, rest.unit) };
  };
  return [
    row("Lighthouse, mobile: performance, of 100", { budget: 98, least: true }, (it) => Math.round(it.score * 100)),
    row("Lighthouse, mobile: largest paint", { unit: "ms", budget: 1500 }, (it) => it.largest),
  ];
};

/** One visit of Lighthouse, which asks for a port of a browser. */
const judge = async (lighthouse, url) => {
  const port = await freePort();
  const browser = await launch({ args: [...FLAGS, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(url, { port, onlyCategories: ["performance"], logLevel: "silent" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return { score: lhr.categories.performance.score, largest: lhr.audits["largest-contentful-paint"].numericValue };
  } finally {
    await browser.close();
  }
};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
