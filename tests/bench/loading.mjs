// First visits: how long until something is seen, and until the app can be used. Caches are cold, every run has a profile of its own. And second
// ones, when the host is gone.
import { launch, ready, serveDist } from "../e2e/support/app.mjs";
import { median, times } from "./table.mjs";

const SLOW = 4;

/** The path of a page with nothing on it: what a visit costs at least. */
export const EMPTY = "/empty.html";

/** Rows of the table. */
export const loading = async (site, runs) => {
  const rows = [];
  const visits = { 1: [], [SLOW]: [] };
  const floor = { 1: [], [SLOW]: [] };
  // The first one warms the machine's own caches and is thrown away.
  await visit(site, site.url, 1);
  for (let run = 0; run < runs; run += 1) {
    for (const slowdown of [1, SLOW]) {
      floor[slowdown].push(await visit(site, site.origin + EMPTY, slowdown));
      visits[slowdown].push(await visit(site, site.url, slowdown));
    }
  }
  const empty = [1, SLOW].map((slowdown) => median(floor[slowdown].map((it) => it.paint)));
  rows.push([`first paint of an empty page, the floor, 1× / ${SLOW}× CPU`, times(...empty), ""]);
  const of = (what) => [1, SLOW].map((slowdown) => median(visits[slowdown].map((it) => it[what])));
  rows.push([`first paint, 1× / ${SLOW}× CPU`, times(...of("paint")), "90 / 260 ms"]);
  rows.push([`ready to type, 1× / ${SLOW}× CPU`, times(...of("ready")), "220 / 650 ms"]);
  rows.push([`main thread blocked, ${SLOW}× CPU`, times(of("blocked")[1]), "50 ms"]);
  const again = [];
  for (let run = 0; run < runs; run += 1) again.push(await secondVisit());
  rows.push(["second visit, without a network: first paint, ready to type", times(median(again.map((it) => it.paint)), median(again.map((it) => it.ready))), "– / 150 ms"]);
  rows.push(["layout shift", Math.max(...visits[1].map((it) => it.shift)).toFixed(3), "0"]);
  return rows;
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

/** One visit, with a browser of its own. */
const visit = async (site, url, slowdown) => {
  const browser = await launch({ serviceWorkers: "allow" });
  try {
    const page = browser.context.pages()[0];
    // Something else of the site first, so that starting the renderer process and connecting are not counted.
    await page.goto(`${site.origin}/outdated.js`);
    await page.addInitScript(observe);
    const devtools = await browser.context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.__bench.ready);
    // Shifts and long tasks right after the start count too.
    await page.waitForTimeout(500);
    return await page.evaluate(() => {
      const { tasks, ...rest } = window.__bench;
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      const blocked = tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
      return { ...rest, paint: paint?.startTime ?? Number.NaN, blocked };
    });
  } finally {
    await browser.close();
  }
};

/** Runs in the page before anything else. */
const observe = () => {
  const bench = { ready: null, shift: 0, tasks: [] };
  window.__bench = bench;
  const each = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  each("layout-shift", (it) => (bench.shift += it.value));
  each("longtask", (it) => bench.tasks.push(it.duration));
  const watcher = new MutationObserver(() => {
    const app = document.getElementById("app");
    if (!app?.hasChildNodes() || app.querySelector("[data-waiting]")) return;
    watcher.disconnect();
    // The task after the frame that shows it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (bench.ready = performance.now());
      port2.postMessage(null);
    });
  });
  watcher.observe(document, { childList: true, subtree: true });
};
