// First visits: how long until something is seen, and until the app can be used, and what a page then holds; beside an empty page and a form
// made with React, in turns. And second visits, when the host is gone.
import { launch, ready, serveDist } from "../e2e/support/app.mjs";
import { react } from "./peers.mjs";
import { median, others } from "./table.mjs";
import { EMPTY, SLOW, observe, visit } from "./visit.mjs";

/** Rows of the table. */
export const loading = async (site, runs) => {
  const pages = { ours: site.url, "empty page": site.origin + EMPTY, "React form": site.origin + react.path };
  const visits = Object.fromEntries(Object.keys(pages).map((name) => [name, { 1: [], [SLOW]: [] }]));
  // The first one warms the machine's own caches and is thrown away.
  await visit(site, site.url);
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of [1, SLOW]) {
      for (const [name, url] of Object.entries(pages)) visits[name][slowdown].push(await visit(site, url, { slowdown }));
    }
  }
  const at = (slowdown, what, name) => median(visits[name][slowdown].map((it) => it[what]));
  const all = (what) => visits.ours[1].concat(visits.ours[SLOW]).map((it) => it[what]);
  const row = (label, unit, budget, of) => {
    const { ours, ...peers } = Object.fromEntries(Object.keys(pages).map((name) => [name, of(name)]));
    return { what: label, ours, unit, budget, beside: others(peers, unit) };
  };
  const both = (what) => (name) => [at(1, what, name), at(SLOW, what, name)];
  return [
    row(`first paint, 1× / ${SLOW}× CPU`, "ms", [90, 260], both("paint")),
    row(`ready to type, 1× / ${SLOW}× CPU`, "ms", [220, 650], both("ready")),
    row(`main thread blocked, ${SLOW}× CPU`, "ms", 50, (name) => at(SLOW, "blocked", name)),
    { what: "layout shift", ours: Math.max(...all("shift")), budget: 0 },
    { what: "requests to another origin", ours: Math.max(...all("elsewhere")), budget: 0 },
    row("heap and WebAssembly memory of the page after load", "MB", 6, (name) => at(1, "megabytes", name)),
  ];
};

/** Rows of the table: visits without a network. */
export const returning = async (site, runs) => {
  const again = [];
  for (let run = 0; run < runs; run += 1) again.push(await secondVisit());
  const ours = ["paint", "ready"].map((what) => median(again.map((it) => it[what])));
  return [{ what: "second visit, without a network: first paint / ready to type", ours, unit: "ms", budget: [null, 150] }];
};

/** A visit to a host that has gone since the first one, which the browser has kept the app of. */
const secondVisit = async () => {
  const browser = await launch({ serviceWorkers: "allow" });
  const site = await serveDist();
  try {
    const [page] = browser.context.pages();
    await page.goto(site.url);
    await ready(page);
    await page.waitForFunction(() => globalThis.afterwordOffline?.standing === "here", null, { timeout: 60_000 });
    await page.goto("about:blank");
    await page.waitForTimeout(1_000);
    await page.addInitScript(observe);
    await site.close();
    await page.goto(site.url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.__bench?.ready);
    return await page.evaluate(() => ({ ready: window.__bench.ready, paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN }));
  } finally {
    await browser.close();
    await site.close();
  }
};
