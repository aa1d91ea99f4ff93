// What every end-to-end test starts from: the built app on a static host, a browser with a profile of its own, a page that complains.
//
//   import { test } from "node:test";
//   import { openApp, ready } from "./support/app.mjs";
//
//   test("a new postmortem survives a reload", async (t) => {
//     const { page } = await openApp(t);          // page, context, browser, site; all closed when the test ends
//     await page.getByRole("button", { name: "New" }).click();
//     …
//   });                                           // fails on console errors, page errors, CSP violations, requests to another origin
//
// `cargo xtask test --e2e` builds the app and says where it is (AFTERWORD_DIST). By hand, after `cargo xtask dist`:
//
//   cd tests && node --test e2e/smoke.mjs
//
// The pieces, for tests that need them one by one:
//   serveDist({ base, port })    → { origin, url, requests, close }
//   launch({ profile, ...opts }) → { context, kill, close, profile }; `opts` as for Playwright's launchPersistentContext. No service worker
//                                  unless they say `serviceWorkers: "allow"`.
//                                  `kill()` is kill -9 of the whole browser and tells when it was (`Date.now()`); launch({ profile }) opens the
//                                  same profile again.
//   watch(page, origin)          → a list that fills with complaints; empty it to forgive what was expected.
//   ready(page)                  waits until the app has taken the place of the waiting frame.
//   axe(page)                    → accessibility violations, each as one line, once the page is drawn.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

const TESTS = fileURLToPath(new URL("../../", import.meta.url));
/** The built app. */
export const DIST = resolve(process.env.AFTERWORD_DIST ?? join(TESTS, "../dist"));

/** The browser's flags, the same for tests in a browser and for these. */
export const FLAGS = JSON.parse(readFileSync(join(TESTS, "webdriver.json"), "utf8"))["goog:chromeOptions"].args;

/** The browser: what `cargo xtask` found, or the usual places. */
export const CHROMIUM =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** Serves the built app. */
export const serveDist = (options) => {
  assert.ok(existsSync(join(DIST, "index.html")), `there is no built app in ${DIST}: run cargo xtask dist`);
  return serve(DIST, options);
};

const ZONE = "Europe/Berlin";

/** The day so many days from now, as a date field takes it: by the clocks of the browser, where it begins before it does in UTC. */
export const dayFromNow = (days) => {
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format();
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
};

/** Starts a browser on a profile, by default a fresh one that is removed when the browser is closed. */
export const launch = async ({ profile, ...options } = {}) => {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), "afterword-")));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: CHROMIUM,
    headless: true,
    args: FLAGS,
    viewport: { width: 1280, height: 800 },
    // A fixed zone and language, so that times on a page mean the same everywhere.
    timezoneId: ZONE,
    locale: "en-GB",
    // What answers without a network would answer in place of what a test puts before the page; where it is wanted a test says so.
    serviceWorkers: "block",
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const close = async () => {
    await context.close().catch(() => {});
    if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  return { context, profile: folder, kill: () => kill(context, folder), close };
};

/** kill -9 of every process of the browser that runs on `folder`, at once: no page gets to say goodbye. */
const kill = async (context, folder) => {
  const gone = new Promise((done) => context.once("close", done));
  const pids = await browserProcesses(folder);
  const killedAt = Date.now();
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It went down with another.
    }
  }
  await gone;
  return killedAt;
};

/** The main process names its profile on its command line; the others have it as an ancestor. Linux only, like /proc. */
const browserProcesses = async (folder) => {
  const parents = new Map();
  const found = new Set();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number)) {
    const [stat, command] = await Promise.all(
      ["stat", "cmdline"].map((name) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "")),
    );
    if (!stat) continue;
    parents.set(pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    if (command.split("\0").includes(`--user-data-dir=${folder}`)) found.add(pid);
  }
  const descends = (pid) => found.has(pid) || (pid > 1 && parents.has(pid) && descends(parents.get(pid)));
  return [...parents.keys()].filter(descends);
};

/** Collects what must not happen on a page: errors, violations of its policy, requests to elsewhere. */
export const watch = (page, origin, complaints = []) => {
  page.on("console", (message) => {
    // A violation of the page's policy is reported here too.
    if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.stack ?? error}`));
  page.on("crash", () => complaints.push("the page crashed"));
  page.on("request", (request) => {
    const isOurs = request.url().startsWith(`${origin}/`) || /^(data|blob|about):/.test(request.url());
    if (!isOurs) complaints.push(`request to ${request.url()}`);
  });
  return complaints;
};

/** Waits until the app has taken the place of the waiting frame, and hears keys: it names the window in the same step, right after it is drawn. */
export const ready = (page) =>
  page.waitForFunction(() => {
    const app = document.getElementById("app");
    const isDrawn = app && !app.hidden && app.hasChildNodes() && !app.querySelector("[data-waiting]");
    return (isDrawn && document.title.endsWith(" – Afterword")) || document.querySelector("#stopped:not([hidden])");
  });

/**
 * The app, open at `path` (a fragment like "#/settings"), in a browser of its own. Everything is closed when the test ends, and the
 * test fails if a page of this browser complained.
 */
export const openApp = async (t, { path = "", base, ...options } = {}) => {
  const site = await serveDist({ base });
  const browser = await launch(options);
  const { context } = browser;
  const complaints = [];
  const attend = (page) => watch(page, site.origin, complaints);
  context.on("page", attend);
  context.pages().forEach(attend);
  t.after(async () => {
    await browser.close();
    await site.close();
    // Of a test that has failed already the assertion is not shown, and what the page complained of may be why it failed.
    complaints.forEach((it) => t.diagnostic(`the page complained: ${it}`));
    assert.deepEqual(complaints, [], "the page complained");
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(site.url + path);
  await ready(page);
  return { page, context, browser, site, complaints };
};

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * Waits until the page is drawn: one that is on its way has no heading yet, what fades in has not its own colours, and what a press
 * changes is there a frame later.
 */
const still = async (page) => {
  await page.waitForFunction(() => !document.querySelector("main[aria-busy=true]"));
  await page.evaluate(async () => {
    // A page in the background draws no frames.
    const frame = () => new Promise((done) => [requestAnimationFrame(done), setTimeout(done, 250)]);
    await frame();
    await frame();
    await Promise.allSettled(document.getAnimations().map((it) => it.finished));
  });
};

/**
 * Accessibility violations of the page as it is now, one line each; with `only`, those of these rules. The page's policy allows no
 * injected script, so it is evaluated.
 */
export const axe = async (page, { only } = {}) => {
  const source = await readFile(AXE, "utf8");
  await still(page);
  await page.evaluate(`if (!window.axe) { ${source} }; undefined`);
  const options = { resultTypes: ["violations"], ...(only && { runOnly: { type: "rule", values: only } }) };
  const { violations } = await page.evaluate((it) => window.axe.run(document, it), options);
  return violations.flatMap((it) => it.nodes.map((node) => `${it.id} (${it.impact}): ${it.help}: ${node.html}`));
};
