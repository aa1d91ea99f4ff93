// The whole app in one file: from a disk, from a server, and where nothing is kept; it asks nobody for anything.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, axe, launch, ready, serveDist } from "./support/app.mjs";
import { download, eventually, exported, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";
import { versionOf } from "./support/versions.mjs";

const FILE = join(DIST, "afterword.html");

/** The file in a browser of its own. Nothing but the file itself may be asked for, and nothing complained of. */
const open = async (t, { file = FILE, path = "", ...options } = {}) => {
  const browser = await launch(options);
  const { context } = browser;
  const url = pathToFileURL(file).href;
  const complaints = [];
  const attend = (page) => {
    page.on("console", (it) => it.type() === "error" && complaints.push(`console: ${it.text()}`));
    page.on("pageerror", (it) => complaints.push(`page: ${it.stack ?? it}`));
  };
  context.on("page", attend);
  context.pages().forEach(attend);
  context.on("request", (it) => {
    if (it.url().split("#")[0] !== url && !/^(data|blob):/.test(it.url())) complaints.push(`request to ${it.url()}`);
  });
  t.after(async () => {
    await browser.close();
    assert.deepEqual(complaints, [], "the page complained");
  });
  const [page] = context.pages();
  await page.goto(url + path);
  await ready(page);
  return { ...browser, page, url, complaints };
};

const note = (page) => page.getByRole("status").filter({ hasText: "This is Afterword in one file." });
const go = (page, path) => page.evaluate((it) => (location.hash = it), path);

test("the policy of the file names what is in it, and lets nothing else in", async () => {
  const html = await readFile(FILE, "utf8");
  const [, policy] = html.match(/http-equiv="Content-Security-Policy" content="([^"]+)"/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:|'self'/);
  assert.match(policy, /^default-src 'none';/);
  assert.doesNotMatch(policy, /connect-src|manifest-src/);
  const digest = (it) => `'sha384-${createHash("sha384").update(it).digest("base64")}'`;
  const scripts = [...html.matchAll(/<script(?: nomodule)?>(.*?)<\/script>/gs)].map(([, it]) => digest(it));
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, it]) => digest(it));
  assert.equal(scripts.length, 3);
  assert.equal(styles.length, 3);
  assert.equal(policy.match(/script-src ([^;]*)/)[1], [...scripts, "blob:", "'wasm-unsafe-eval'"].join(" "));
  assert.equal(policy.match(/style-src ([^;]*)/)[1], styles.join(" "));
  assert.doesNotMatch(html, /<(script|link|img)[^>]* (src|href)="(?!data:)/);
});

test("from a disk all of it works, and what is written stays", async (t) => {
  const { page, complaints } = await open(t);

  await t.test("it says where things are kept, once", async () => {
    await note(page).waitFor();
    assert.deepEqual(await axe(page), []);
    forgiveAxe(complaints);
    await page.getByRole("button", { name: "Understood" }).click();
    await note(page).waitFor({ state: "detached" });
  });

  await t.test("a postmortem is there again after a reload, and leaves as Markdown", async () => {
    await newPostmortem(page, "Written from a disk");
    await page.reload();
    await ready(page);
    assert.equal(await page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Written from a disk");
    assert.equal(await note(page).count(), 0);
    const { name, text } = await exported(page, "Download Markdown");
    assert.match(name, /written-from-a-disk.*\.md$/);
    assert.match(text, /^# Written from a disk/m);
  });

  await t.test("settings say it at length", async () => {
    await go(page, "#/settings");
    await page.getByText("Chrome, Edge and Firefox have one storage for all files", { exact: false }).waitFor();
    await page.getByText("All of it is in one file: it needs no network.").waitFor();
    await page.getByText(`Afterword ${versionOf(DIST)}.`).waitFor();
    assert.equal(await page.getByRole("button", { name: "Install as an app" }).count(), 0);
  });

  await t.test("the example workspace, and what it says together", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("example workspace");
    await page.getByRole("option", { name: "Open the example workspace" }).waitFor();
    await page.keyboard.press("Enter");
    await go(page, "#/");
    await page.getByRole("row").nth(4).waitFor();
    await page.getByRole("searchbox").fill("certificate");
    await page.locator(".list-passage").first().waitFor();
    await go(page, "#/trends");
    await page.getByRole("figure").first().waitFor();
  });

  await t.test("an archive goes out and comes in, and a model in YAML", async () => {
    await go(page, "#/folder");
    const wait = page.waitForEvent("download");
    await page.getByRole("button", { name: /archive/i }).first().click();
    const archive = await wait;
    const folder = await mkdtemp(join(tmpdir(), "afterword-single-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, archive.suggestedFilename());
    assert.match(path, /\.zip$/);
    await archive.saveAs(path);
    await go(page, "#/import");
    await page.locator("main input[type=file]").setInputFiles(path);
    await page.getByText(/1 of \d|Written from a disk/).first().waitFor();
    await go(page, "#/maturity");
    const model = `id: ours\nname: How we run things\nversion: 1\nlevels: [{name: Weak}, {name: Strong}]\ndimensions:\n- id: alerts\n  name: Alerts\n  capabilities:\n  - {id: reasons, name: Alerts have reasons, statements: [Some have one, Each has one]}\n`;
    await page.locator(".maturity-own input[type=file]").setInputFiles({ name: "ours.yaml", mimeType: "text/plain", buffer: Buffer.from(model) });
    await page.getByText(/Taken for a model as YAML/).waitFor();
  });

  await t.test("a model that comes along, and another language", async () => {
    await page.getByRole("button", { name: "Look at an example" }).click();
    await page.waitForURL(/#\/maturity\/[0-9a-f-]{36}/);
    await go(page, "#/settings");
    await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
    await page.getByRole("heading", { name: "Einstellungen", level: 1 }).waitFor();
    await page.getByText("Alles steckt in einer Datei", { exact: false }).waitFor();
  });

  await t.test("a backup goes out", async () => {
    const { name, text } = await download(page, () => page.getByRole("button", { name: "Sicherung herunterladen" }).first().click());
    assert.match(name, /^afterword-.*\.json$/);
    assert.match(text, /Written from a disk/);
  });

  await t.test("on a phone the note and the settings fit", async () => {
    await page.evaluate(() => localStorage.removeItem("afterword-single-read"));
    await page.setViewportSize({ width: 320, height: 640 });
    await page.reload();
    await ready(page);
    await page.getByText("Das ist Afterword in einer Datei.", { exact: false }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  });
});

test("what was written is there after the browser was closed, and from another place on the disk", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-single-"));
  const profile = await mkdtemp(join(tmpdir(), "afterword-profile-"));
  t.after(() => Promise.all([folder, profile].map((it) => rm(it, { recursive: true, force: true, maxRetries: 5 }))));
  const first = await open(t, { profile });
  await newPostmortem(first.page, "Kept in the browser");
  await first.close();
  const moved = join(folder, "another name.html");
  await copyFile(FILE, moved);
  const { page } = await open(t, { profile, file: moved });
  await page.getByRole("link", { name: "Kept in the browser" }).waitFor();
});

test("whose work is in the file is told in its settings", async (t) => {
  const { page, complaints } = await open(t, { path: "#/settings" });
  const notices = page.getByRole("group", { name: "Whose work is in it" });
  await page.getByText("Whose work is in it").click();
  await eventually(async () => (await notices.innerText()).trim() === (await readFile(join(DIST, "THIRD-PARTY.txt"), "utf8")).trim(), true);
  // It is long, and keys scroll it.
  await notices.focus();
  await page.keyboard.press("End");
  await eventually(() => notices.evaluate((it) => it.scrollTop > 0), true);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});

test("two tabs on one document hear of each other", async (t) => {
  const { page, context } = await open(t);
  const url = await newPostmortem(page, "One");
  const other = await context.newPage();
  await other.goto(url);
  await ready(other);
  await other.getByRole("textbox", { name: "Title", exact: true }).fill("Two");
  await saved(other);
  await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Two");
});

test("from a server it keeps things under that address, and where nothing is kept it says so and offers a backup", async (t) => {
  const frame = '<!doctype html><title>Wiki</title><link rel="icon" href="data:,"><iframe title="File" width="1200" height="700" sandbox="allow-scripts allow-downloads" src="/wiki/afterword.html"></iframe>';
  const site = await serveDist({ base: "/wiki/", pages: { "/page": frame } });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const [page] = browser.context.pages();

  await t.test("under the address", async () => {
    await page.goto(`${site.url}afterword.html#/settings`);
    await ready(page);
    await note(page).waitFor();
    await page.getByText(`under the address ${new URL(site.url).host}:`, { exact: false }).waitFor();
    assert.deepEqual(site.requests.filter((it) => it !== "/wiki/afterword.html"), []);
  });

  await t.test("apart", async () => {
    await page.goto(`${site.origin}/page`);
    const inside = page.frameLocator("iframe");
    await inside.getByText("here the browser keeps nothing of what you write", { exact: false }).waitFor();
    await inside.getByRole("button", { name: "New postmortem" }).click();
    await inside.getByRole("textbox", { name: "Title", exact: true }).fill("Only here");
    const [file] = await Promise.all([page.waitForEvent("download"), inside.getByRole("button", { name: "Download a backup" }).first().click()]);
    assert.match(await readFile(await file.path(), "utf8"), /Only here/);
  });
});

test("a folder that is opened from a disk names the file that can be", async (t) => {
  const browser = await launch();
  t.after(browser.close);
  const [page] = browser.context.pages();
  await page.goto(pathToFileURL(join(DIST, "index.html")).href);
  await page.getByText("Open afterword.html, which stands beside this file", { exact: false }).waitFor();
});
