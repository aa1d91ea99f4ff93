// What goes wrong with storage, and the ways back: nothing is ever lost without a word.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch, openApp, ready, serveDist, watch } from "./support/app.mjs";
import { addEntries, choose, download, eventually, exported, newPostmortem, saved, section, write } from "./support/steps.mjs";

const go = (page, name) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
const titleOf = (page) => page.getByRole("textbox", { name: "Title", exact: true });
const titles = (page) => page.getByRole("grid").getByRole("row").getByRole("link").allInnerTexts();

/** Runs `work` on the app's own database, from a page that does not run the app. */
const inDatabase = async (page, site, work, argument) => {
  await page.route("**/blank", (route) => route.fulfill({ body: "<link rel=icon href=data:,>", contentType: "text/html" }));
  await page.goto(`${site.origin}/blank`);
  return page.evaluate(
    async ([work, argument]) => {
      const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
      return new Function("done", "argument", `return (${work})(done, argument)`)(done, argument);
    },
    [work.toString(), argument],
  );
};

const open = async (page, site, path = "") => {
  await page.goto(site.url + path);
  await ready(page);
};

test("a record that can't be read is set apart with its text, and hides no other", async (t) => {
  const { page, site } = await openApp(t);
  const [good, broken, gone] = ["In good order", "Broken", "Broken without a summary"];
  const addresses = {};
  for (const title of [good, broken, gone]) {
    addresses[title] = await newPostmortem(page, title);
    await go(page, "Postmortems");
  }
  const raw = '{"revision": 3, "what is this';
  const ids = [broken, gone].map((title) => addresses[title].match(/[0-9a-f-]{36}/)[0]);
  await inDatabase(
    page,
    site,
    async (done, [raw, broken, gone]) => {
      const database = await done(indexedDB.open("afterword"));
      const put = (table, key) => done(database.transaction(table, "readwrite").objectStore(table).put(raw, key));
      await put("documents", broken);
      await put("documents", gone);
      await put("summaries", gone);
      database.close();
    },
    [raw, ...ids],
  );
  await open(page, site);
  await eventually(async () => (await titles(page)).toSorted(), [broken, good]);
  await page.getByText("One record cannot be read and was left as it is").waitFor();
  const file = await download(page, () => page.getByRole("button", { name: "Download its text" }).click());
  assert.equal(file.text, raw);

  // What the list still knows of it leads to its text as well.
  await page.getByRole("grid").getByRole("link", { name: broken }).click();
  await page.getByRole("heading", { name: "This postmortem cannot be opened" }).waitFor();
  const other = await download(page, () => page.getByRole("button", { name: "Download its text" }).click());
  assert.equal(other.text, raw);

  const left = await inDatabase(page, site, async (done) => {
    const database = await done(indexedDB.open("afterword"));
    const rows = await done(database.transaction("documents").objectStore("documents").getAll());
    database.close();
    return rows;
  });
  assert.equal(left.filter((it) => it === raw).length, 2, "they were left as they are");
});

test("without storage everything works until the tab is closed, and says so", async (t) => {
  const { page, context, site } = await openApp(t);
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("not here", "SecurityError");
    };
  });
  await page.reload();
  await ready(page);
  await page.getByRole("alert").getByText("Not stored on this device").waitFor();
  await page.getByRole("button", { name: "New postmortem" }).click();
  await titleOf(page).fill("Only here");
  await addEntries(page, "14:32 alert fired");
  await page.getByText("Only in this tab", { exact: true }).waitFor();
  const { text } = await exported(page, "Download Markdown");
  assert.match(text, /# Only here\n[^]*alert fired/);

  await go(page, "Postmortems");
  await eventually(() => titles(page), ["Only here"]);
  // What is asked across documents is answered beside the page, which has to give it what nobody stored.
  await page.getByRole("searchbox").fill("alert fir");
  await page.getByRole("grid").locator("mark").first().waitFor();
  await eventually(() => titles(page), ["Only here"]);
  await page.getByRole("searchbox").fill("");
  await page.getByRole("grid").getByRole("link", { name: "Only here" }).click();
  await section(page, "Timeline").getByText("alert fired", { exact: true }).waitFor();
  await page.getByRole("textbox", { name: "Next action" }).fill("Alert earlier");
  await page.keyboard.press("Enter");
  await go(page, "Actions");
  await page.getByRole("grid", { name: "Actions" }).getByText("Only here").waitFor();
  await go(page, "Settings");
  await page.getByText("Nothing is stored").waitFor();
  await open(page, site);
  await page.getByRole("button", { name: "Open the example workspace" }).waitFor();
});

test("a database of a newer program is left alone", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "From the future");
  const before = await inDatabase(page, site, async (done) => {
    const request = indexedDB.open("afterword", 99);
    request.onupgradeneeded = () => request.result.createObjectStore("later").put("kept", "key");
    const database = await done(request);
    const rows = await done(database.transaction("documents").objectStore("documents").getAll());
    database.close();
    return rows;
  });
  await open(page, site);
  await page.getByRole("alert").getByText("written by a newer Afterword").waitFor();
  await page.getByRole("button", { name: "New postmortem" }).click();
  await titleOf(page).fill("Only here");
  await page.getByText("Only in this tab", { exact: true }).waitFor();
  const after = await inDatabase(page, site, async (done) => {
    const database = await done(indexedDB.open("afterword"));
    const rows = await done(database.transaction("documents").objectStore("documents").getAll());
    const later = await done(database.transaction("later").objectStore("later").get("key"));
    return { version: database.version, rows, later };
  });
  assert.deepEqual(after, { version: 99, rows: before, later: "kept" });
});

test("when the storage is full it says so, offers a download, and goes on when there is space again", async (t) => {
  const { page, site } = await openApp(t);
  const devtools = await page.context().newCDPSession(page);
  // Set while no database is open: the browser asks for its quota seldom.
  await inDatabase(page, site, () => {});
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.origin, quotaSize: 100_000 });
  await open(page, site);
  const address = await newPostmortem(page, "Before it was full");
  const long = Array.from({ length: 100_000 }, (_, n) => ((n * 2_654_435_761) % 2 ** 32).toString(36)).join(" ");
  await page.getByRole("button", { name: "Edit Summary" }).click();
  await page.getByRole("textbox", { name: "Summary", exact: true }).fill(long);
  await page.getByRole("alert").getByText("The storage is full").waitFor();
  await page.getByText("Not saved", { exact: true }).waitFor();
  const { text } = await download(page, () => page.getByRole("button", { name: "Download this postmortem" }).click());
  assert.equal(JSON.parse(text).summary.trim(), long);

  // What was saved before is as it was.
  const other = await page.context().newPage();
  await other.goto(address);
  await ready(other);
  assert.equal(await titleOf(other).inputValue(), "Before it was full");
  await other.close();

  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.origin });
  await titleOf(page).fill("There is space again");
  await saved(page);
  assert.equal(await page.getByRole("alert").getByText("The storage is full").count(), 0);
  await page.reload();
  await ready(page);
  assert.equal(await titleOf(page).inputValue(), "There is space again");
  const { text: markdown } = await exported(page, "Download Markdown");
  assert.ok(markdown.includes(long));
});

test("when the browser clears the storage under an open document, the tab says so and keeps what it holds", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "Still in this tab");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: site.origin, storageTypes: "indexeddb" });
  await page.getByRole("alert").getByText("has closed this page's storage").first().waitFor();
  await titleOf(page).fill("Still in this tab, and edited");
  await page.getByText("Not saved", { exact: true }).waitFor();
  const { text } = await download(page, () => page.getByRole("button", { name: "Download this postmortem" }).click());
  assert.equal(JSON.parse(text).title, "Still in this tab, and edited");
});

test("an earlier version is found, compared and brought back", async (t) => {
  const { page } = await openApp(t);
  await page.clock.install({ time: new Date("2026-11-14T12:00:00Z") });
  await page.reload();
  await ready(page);
  await newPostmortem(page, "Versions");
  await write(page, "Summary", "The first version said this.");
  await saved(page);
  await page.clock.fastForward("10:00");
  await write(page, "Summary", "The second version said that.");
  await page.clock.runFor(1_000);
  await saved(page);

  await choose(page, "More", "Revisions");
  await page.getByRole("heading", { name: "Revisions of Versions" }).waitFor();
  const versions = page.getByRole("main").getByRole("listitem");
  await versions.first().getByRole("button").first().click();
  const change = page.getByRole("main");
  await change.locator("del", { hasText: "first" }).or(change.locator("ins", { hasText: "first" })).first().waitFor();
  await page.getByRole("button", { name: /^Restore/ }).click();
  await section(page, "Summary").getByText("The first version said this.").waitFor();
  await saved(page);

  // The version that was replaced is a revision now.
  await choose(page, "More", "Revisions");
  await versions.first().getByRole("button").first().click();
  await page.getByRole("main").getByText("second").first().waitFor();
});

test("a paragraph that is deleted right after it was written is among the versions", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Deleted at once");
  const paragraph = "Between 14:32 and 15:10 every third request to the checkout failed, because a certificate had expired.";
  await page.getByRole("button", { name: "Edit Summary" }).click();
  const summary = page.getByRole("textbox", { name: "Summary", exact: true });
  await summary.pressSequentially(paragraph, { delay: 10 });
  await saved(page);
  await summary.press("Control+a");
  await summary.press("Delete");
  await saved(page);
  await page.reload();
  await ready(page);
  await choose(page, "More", "Revisions");
  await page.getByRole("heading", { name: "Revisions of Deleted at once" }).waitFor();
  await page.getByRole("main").getByRole("listitem").first().getByRole("button").first().click();
  await page.getByRole("button", { name: /^Restore/ }).click();
  await section(page, "Summary").getByText(paragraph).waitFor();
});

test("what is thrown away comes back, and goes for good only when asked twice", async (t) => {
  const { page } = await openApp(t);
  const address = await newPostmortem(page, "Thrown away");
  await write(page, "Summary", "Still here");
  await choose(page, "More", "Move to the trash");
  await page.getByText("In the trash for 30 days").waitFor();
  await page.getByRole("button", { name: "Open the example workspace" }).waitFor();

  await go(page, "Trash");
  await page.getByRole("button", { name: "Restore Thrown away" }).click();
  await page.getByText("Empty. What you throw away").waitFor();
  await page.goto(address);
  await section(page, "Summary").getByText("Still here").waitFor();

  await choose(page, "More", "Move to the trash");
  await go(page, "Trash");
  await page.getByRole("button", { name: "Delete Thrown away for good" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete for good?" });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("Thrown away", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Delete Thrown away for good" }).click();
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("Empty. What you throw away").waitFor();
  await page.goto(address);
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
});

test("a backup taken from one browser brings everything back in another", async (t) => {
  const { page, browser } = await openApp(t);
  const written = ["Alpha went down", "Beta was slow", "Gamma lost a node"];
  for (const title of written) {
    await newPostmortem(page, title);
    await addEntries(page, `14:32 ${title}`);
    await saved(page);
    await go(page, "Postmortems");
  }
  await go(page, "Settings");
  await page.getByRole("textbox", { name: "Your name" }).fill("Anna");
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).click());
  assert.match(backup.name, /^afterword-\d{4}-\d\d-\d\d\.json$/);
  await browser.close();

  const { page: fresh } = await openApp(t);
  await go(fresh, "Import");
  const folder = await mkdtemp(join(tmpdir(), "afterword-backup-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, backup.name);
  await writeFile(path, backup.text);
  await fresh.locator("input[type=file]").setInputFiles(path);
  await fresh.getByText("with 3 documents").waitFor();
  await fresh.getByRole("button", { name: "Bring in what is not here" }).click();
  await fresh.getByText("3 added").waitFor();
  await eventually(async () => (await titles(fresh)).toSorted(), written);
  await fresh.getByRole("grid").getByRole("link", { name: "Beta was slow" }).click();
  await section(fresh, "Timeline").getByText("Beta was slow", { exact: true }).waitFor();

  await go(fresh, "Settings");
  await eventually(() => fresh.getByRole("textbox", { name: "Your name" }).inputValue(), "Anna");

  // Once more: nothing is there twice.
  await go(fresh, "Import");
  await fresh.locator("input[type=file]").setInputFiles(path);
  await fresh.getByRole("button", { name: "Bring in what is not here" }).click();
  await fresh.getByText("0 added").waitFor();
  await eventually(async () => (await titles(fresh)).length, 3);
});

test("settings are kept", async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "afterword-"));
  const site = await serveDist();
  let browser;
  t.after(async () => {
    await browser?.close();
    await site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  const complaints = [];
  const start = async () => {
    browser = await launch({ profile });
    const page = browser.context.pages()[0];
    watch(page, site.origin, complaints);
    await open(page, site, "#/settings");
    return page;
  };
  const page = await start();
  await page.getByRole("textbox", { name: "Your name" }).fill("Anna");
  await page.getByRole("combobox", { name: "Look" }).selectOption("Dark");
  await eventually(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  const stored = () =>
    page.evaluate(async () => {
      const done = (request) => new Promise((ok) => (request.onsuccess = () => ok(request.result)));
      const database = await done(indexedDB.open("afterword"));
      const theme = await done(database.transaction("settings").objectStore("settings").get("theme"));
      database.close();
      return theme;
    });
  await eventually(stored, '"dark"');
  await browser.close();

  const again = await start();
  assert.equal(await again.getByRole("textbox", { name: "Your name" }).inputValue(), "Anna");
  await eventually(() => again.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  assert.deepEqual(complaints, []);
});
