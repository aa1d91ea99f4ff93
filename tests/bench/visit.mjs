// One visit to a page with a browser of its own, whose caches are cold: when something is seen, when the page can be used, what it holds.
import { launch } from "../e2e/support/app.mjs";

/** The path of a page with nothing on it: what a visit costs at least. */
export const EMPTY = "/empty.html";

/** The share of the processor's speed that a phone has. */
export const SLOW = 4;

/**
 * The figures of a visit to `url`: `paint`, `largest`, `ready` and `blocked` in milliseconds, `shift`, `megabytes` of heap and WebAssembly
 * memory once garbage is collected, and to how many addresses of other origins it asked. `network` is what the browser is told to emulate,
 * `device` goes to Playwright.
 */
export const visit = async (site, url, { slowdown = 1, network, device } = {}) => {
  const browser = await launch({ serviceWorkers: "allow", ...device });
  try {
    const page = browser.context.pages()[0];
    const elsewhere = [];
    // Of workers and service workers, too.
    browser.context.on("request", (it) => isElsewhere(it.url(), site.origin) && elsewhere.push(it.url()));
    // Something else of the site first, so that starting the renderer process and connecting are not counted.
    await page.goto(`${site.origin}/outdated.js`);
    await page.addInitScript(observe);
    const devtools = await browser.context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    if (network) await devtools.send("Network.enable");
    if (network) await devtools.send("Network.emulateNetworkConditions", { offline: false, ...network });
    await page.goto(url, { waitUntil: "commit" });
    await page.waitForFunction(() => window.__bench.ready);
    // Shifts and long tasks right after the start count too.
    await page.waitForTimeout(500);
    const found = await page.evaluate(figures);
    return { ...found, megabytes: await held(page, devtools), elsewhere: elsewhere.length };
  } finally {
    await browser.close();
  }
};

const isElsewhere = (url, origin) => !url.startsWith(`${origin}/`) && !/^(data|blob|about|chrome-extension):/.test(url);

/** Heap and WebAssembly memory of the page, in megabytes. */
const held = async (page, devtools) => {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const modules = await page.evaluate(() => window.__bench.memories.reduce((sum, it) => sum + it.buffer.byteLength, 0));
  return (usedSize + modules) / 1e6;
};

/** In the page. */
const figures = () => {
  const { ready, shift, largest, tasks } = window.__bench;
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const blocked = tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
  return { ready, shift, largest, blocked, paint: paint?.startTime ?? Number.NaN };
};

/** Runs in the page before anything else. */
export const observe = () => {
  const bench = { ready: null, shift: 0, largest: Number.NaN, tasks: [], memories: [] };
  window.__bench = bench;
  const each = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  each("layout-shift", (it) => (bench.shift += it.value));
  each("largest-contentful-paint", (it) => (bench.largest = it.startTime));
  each("longtask", (it) => bench.tasks.push(it.duration));
  // The memory of a module is no part of the heap.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...args) => {
      const made = await make(...args);
      const exported = Object.values((made.instance ?? made).exports);
      bench.memories.push(...exported.filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  }
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
