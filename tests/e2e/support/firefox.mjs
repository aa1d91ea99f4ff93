// A second engine: Firefox, driven over WebDriver BiDi, which it speaks by itself; no driver and no package is needed for that.
//
//   openFirefox()  → { page, complaints, close }, or an error that says why it did not start
//   page           has the few verbs that a core journey needs, with elements named by role and name as everywhere
//
// `complaints` fills with errors, violations of the policy, prompts, and requests to elsewhere, once `page.origin` says where that is.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Node 20 has no WebSocket; the one that drives Chromium will do.
const { ws: WebSocket } = createRequire(import.meta.url)("playwright-core/lib/utilsBundle");

/** The browser: what `cargo xtask` found, or the usual places. */
export const FIREFOX = process.env.FIREFOX ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find((path) => existsSync(path));

/** Why tests in it are skipped, or false: for the `skip` of a test. */
export const SKIP = FIREFOX ? false : "Firefox is not here, so nothing was tried in a second engine (Debian: apt-get install firefox-esr; elsewhere the variable FIREFOX names it)";

const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "intl.accept_languages": "en-GB",
  "intl.locale.requested": "en-GB",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.reportingpolicy.firstRun": false,
};

/** Keys as WebDriver writes them. */
const KEYS = { Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Control: "\uE009" };

/** The elements that have a role without saying so. */
const SELECTORS = { button: "button, [role=button]", link: "a[href]", textbox: "textarea, input:not([type]), input[type=text]" };

/** A value of the page as BiDi writes it. */
const local = (it) => {
  if (Array.isArray(it)) return { type: "array", value: it.map(local) };
  if (it === undefined || it === null) return { type: it === null ? "null" : "undefined" };
  if (it.sharedId) return it;
  if (typeof it === "object") return { type: "object", value: Object.entries(it).map(([key, value]) => [key, local(value)]) };
  return { type: typeof it, value: it };
};

/** The connection: commands go out with a number, and their answers come back with it; events go to whoever listens. */
const connect = async (url) => {
  const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 });
  await new Promise((done, fail) => socket.once("open", done).once("error", fail));
  const waiting = new Map();
  const listeners = [];
  let number = 0;
  socket.on("message", (bytes) => {
    const message = JSON.parse(bytes.toString());
    if (message.type === "event") return listeners.forEach((it) => it(message));
    const { done, fail, method } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    if (message.type === "error") fail?.(new Error(`${method}: ${message.error}: ${message.message}`));
    else done?.(message.result);
  });
  socket.on("close", () => waiting.forEach(({ fail, method }) => fail(new Error(`${method}: the browser is gone`))));
  const send = (method, params = {}) =>
    new Promise((done, fail) => {
      number += 1;
      waiting.set(number, { done, fail, method });
      socket.send(JSON.stringify({ id: number, method, params }));
    });
  return { send, on: (listener) => listeners.push(listener), close: () => socket.close() };
};

/** A page, with what a journey needs. What is waited for is asked again and again, because the page draws when it likes. */
const pageOf = (send, context) => {
  const evaluate = async (run, ...args) => {
    const answer = await send("script.callFunction", {
      // As text, because BiDi writes values in a way of its own.
      functionDeclaration: `async (...args) => JSON.stringify(await (${run})(...args))`,
      arguments: args.map(local),
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
    return answer.result.value === undefined ? undefined : JSON.parse(answer.result.value);
  };
  const until = async (what, read) => {
    let last;
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      last = await read().catch((error) => error);
      if (last && !(last instanceof Error)) return last;
    }
    return assert.fail(`${what} did not come; at the end there was ${last}`);
  };
  // BiDi looks for whole names only; as in the other engine, what is visible and has the words in its name will do, the whole name first.
  const locate = async (role, name) => {
    const { result } = await send("script.callFunction", {
      functionDeclaration: String((selector, name) => {
        const nameOf = (it) => it.ariaLabel ?? it.ariaLabelledByElements?.map((by) => by.textContent).join(" ") ?? it.labels?.[0]?.textContent ?? it.textContent;
        const all = [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility() && !it.closest("[inert]"));
        return all.find((it) => nameOf(it).trim() === name) ?? all.find((it) => nameOf(it).includes(name)) ?? null;
      }),
      arguments: [local(SELECTORS[role] ?? `[role=${role}]`), local(name)],
      target: { context },
      awaitPromise: false,
    });
    return result?.sharedId ? { sharedId: result.sharedId } : null;
  };
  const find = (role, name) => until(`${role} “${name}”`, () => locate(role, name));
  const press = async (...keys) => {
    const values = keys.map((key) => KEYS[key] ?? key);
    const actions = [...values.map((value) => ({ type: "keyDown", value })), ...values.reverse().map((value) => ({ type: "keyUp", value }))];
    await send("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions }] });
  };
  const click = async (role, name) => {
    const node = await find(role, name);
    await evaluate((it) => it.scrollIntoView({ block: "center", behavior: "instant" }), node);
    const move = { type: "pointerMove", x: 0, y: 0, origin: { type: "element", element: node } };
    const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    await send("input.performActions", { context, actions: [{ type: "pointer", id: "mouse", actions }] });
  };
  const type = async (text) => {
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await send("input.performActions", { context, actions: [{ type: "key", id: "keyboard", actions }] });
  };
  const field = async (name) => {
    await click("textbox", name);
    await until(`the focus in “${name}”`, () => evaluate(() => document.activeElement.matches("input, textarea")));
  };
  const text = (part) => until(`the text “${part}”`, () => evaluate((it) => document.body.innerText.includes(it), part));
  const ready = () => until("the app", () => evaluate(() => document.title.endsWith(" – Afterword") && !document.querySelector("#app").hidden));
  const goto = async (url) => {
    await send("browsingContext.navigate", { context, url, wait: "complete" });
  };
  const reload = async () => {
    await send("browsingContext.reload", { context, wait: "complete" });
    await ready();
  };
  const setFiles = async (selector, files) => {
    const locator = { type: "css", value: selector };
    const { nodes } = await send("browsingContext.locateNodes", { context, locator });
    await send("input.setFiles", { context, element: { sharedId: nodes[0].sharedId }, files });
  };
  return { evaluate, until, find, press, click, type, field, text, ready, goto, reload, setFiles };
};

/** Firefox with a fresh profile and one page. */
export const openFirefox = async () => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-firefox-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  await writeFile(join(folder, "user.js"), lines.join("\n"));
  const browser = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0", "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, TZ: "Europe/Berlin", MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const gone = new Promise((done) => browser.once("exit", done));
  const close = async () => {
    browser.kill();
    const late = setTimeout(() => browser.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(late);
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    let said = "";
    const address = await new Promise((done, fail) => {
      browser.stderr.on("data", (bytes) => {
        said += bytes;
        const [, found] = said.match(/WebDriver BiDi listening on (ws:\S+)/) ?? [];
        if (found) done(found);
      });
      browser.once("error", fail);
      gone.then(() => fail(new Error(`Firefox ended before it listened: ${said}`)));
      setTimeout(() => fail(new Error(`Firefox did not listen: ${said}`)), 60_000).unref();
    });
    const { send, on } = await connect(`${address}/session`);
    await send("session.new", { capabilities: { alwaysMatch: { unhandledPromptBehavior: { default: "dismiss" } } } });
    const { contexts } = await send("browsingContext.getTree");
    const { context } = contexts[0];
    const page = { origin: null, downloads: [], ...pageOf(send, context) };
    const complaints = [];
    on(({ method, params }) => {
      if (method === "log.entryAdded" && params.level === "error") complaints.push(`${params.type}: ${params.text}`);
      if (method === "browsingContext.userPromptOpened") complaints.push(`a prompt: ${params.message}`);
      if (method === "browsingContext.downloadEnd") page.downloads.push(params);
      if (method === "network.beforeRequestSent") {
        const { url } = params.request;
        const isOurs = page.origin && url.startsWith(`${page.origin}/`);
        if (!isOurs && !/^(data|blob|about|file):/.test(url)) complaints.push(`request to ${url}`);
      }
    });
    const events = ["log.entryAdded", "browsingContext.userPromptOpened", "browsingContext.downloadEnd", "network.beforeRequestSent"];
    await send("session.subscribe", { events });
    await send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 900 } });
    await send("browser.setDownloadBehavior", { downloadBehavior: { type: "allowed", destinationFolder: folder } });
    /** Runs `run` in every page before its own scripts. */
    page.before = (run) => send("script.addPreloadScript", { functionDeclaration: String(run) });
    /** Does what starts a download, and returns the text of the file. */
    page.download = async (start) => {
      const before = page.downloads.length;
      await start();
      const file = await page.until("the file", async () => page.downloads[before]);
      return readFile(file.filepath, "utf8");
    };
    return { page, complaints, send, close };
  } catch (error) {
    await close();
    throw error;
  }
};
