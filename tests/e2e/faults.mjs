// Faults of browsers and of people around the storage: blocked upgrades, tabs of older programs, clocks that go back, imports that end
// halfway. What was saved is there afterwards; what could not be saved is told, and can be taken out.
//
// Kills while somebody types are in durability.mjs; storage that is forbidden, full or cleared in storage.mjs. AFTERWORD_DOCUMENTS
// says how many documents a backup has. The seed is printed; AFTERWORD_SEED draws the same again.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { workspace } from "../bench/documents.mjs";
import { launch, openApp, ready, serveDist, watch } from "./support/app.mjs";
import { SEED, chance, count } from "./support/chance.mjs";
import { addEntries, choose, download, eventually, holdSaves, newPostmortem, saved, section, write } from "./support/steps.mjs";
import { assertConsistent, stored, storedDocument } from "./support/stored.mjs";

const N_DOCUMENTS = count("AFTERWORD_DOCUMENTS", 450);
const STORED = new URL("../stored/", import.meta.url);

/** The tables of the first version of the database. */
const TABLES = ["documents", "summaries", "revisions", "trash", "settings"];

const titleOf = (page) => page.getByRole("textbox", { name: "Title", exact: true });
const titles = (page) => page.getByRole("grid").getByRole("row").getByRole("link").allInnerTexts();
const go = (page, name) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
const idOf = (address) => address.match(/[0-9a-f-]{36}/)[0];

const open = async (page, site, path = "") => {
  await page.goto(site.url + path);
  await ready(page);
};

/** A page of the site that does not run the app. */
const beside = async (context, site) => {
  const page = await context.newPage();
  await page.route("**/blank", (route) => route.fulfill({ body: "<link rel=icon href=data:,>", contentType: "text/html" }));
  await page.goto(`${site.origin}/blank`);
  return page;
};

/** Opens the database as `version`, on a page that does not run the app, with the tables and rows of `rows`; `held` keeps it open and deaf. */
const makeDatabase = (page, version, rows, held = false) =>
  page.evaluate(
    async ([version, rows, held]) => {
      const request = indexedDB.open("afterword", version);
      request.onupgradeneeded = () => {
        for (const table of Object.keys(rows)) request.result.createObjectStore(table);
      };
      const database = await new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
      const transaction = database.transaction(Object.keys(rows), "readwrite");
      for (const [table, pairs] of Object.entries(rows)) for (const [key, value] of pairs) transaction.objectStore(table).put(value, key);
      await new Promise((ok, no) => Object.assign(transaction, { oncomplete: ok, onabort: () => no(transaction.error) }));
      if (held) window.held = database;
      else database.close();
    },
    [version, rows, held],
  );

const NO_ROWS = Object.fromEntries(TABLES.map((it) => [it, []]));

/** The row of a document as the first version wrote it, with nothing but what it had to have. */
const firstRow = (document) => JSON.stringify({ revision: 1, savedAt: "2026-01-01T12:00:00+01:00", document });

const postmortem = async () => JSON.parse(await readFile(new URL("postmortem-1.json", STORED), "utf8"));

test("an upgrade that another tab blocks costs nothing: it is said, and done once that tab is closed", async (t) => {
  const { page, context, site } = await openApp(t);
  await page.goto("about:blank");
  const old = await beside(context, site);
  await old.evaluate(() => new Promise((ok, no) => Object.assign(indexedDB.deleteDatabase("afterword"), { onsuccess: ok, onerror: no })));
  const document = await postmortem();
  await makeDatabase(old, 1, { ...NO_ROWS, documents: [[document.id, firstRow(document)]], summaries: [[document.id, "{}"]] }, true);

  await open(page, site);
  await page.getByRole("alert").getByText("Another tab holds the storage of an older Afterword open").waitFor();
  await page.getByRole("button", { name: "New postmortem" }).click();
  await titleOf(page).fill("Only here");
  await page.getByText("Only in this tab", { exact: true }).waitFor();

  await old.evaluate(() => window.held.close());
  // What was asked for while it was blocked is answered now, and must not harm.
  await page.waitForTimeout(300);
  assert.equal(await titleOf(page).inputValue(), "Only here");
  const { text } = await download(page, () => choose(page, "Export", "Download JSON"));
  assert.equal(JSON.parse(text).title, "Only here");
  await old.close();

  await open(page, site);
  await eventually(() => titles(page), [document.title]);
  assert.equal(await page.getByRole("alert").count(), 0);
  const rows = await stored(page);
  assert.equal(rows.version, 2);
  assert.deepEqual(rows.documents, [[document.id, firstRow(document)]]);
});

test("a tab of an older program lets go of the storage, says so, and keeps what it holds", async (t) => {
  const { page: young, context, site } = await openApp(t);
  await young.goto("about:blank");
  const old = await context.newPage();
  // The database as the program before knew it: the same, an edition earlier.
  await old.addInitScript(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, version) {
      return open.call(this, name, name === "afterword" ? version - 1 : version);
    };
  });
  const empty = await beside(context, site);
  await empty.evaluate(() => new Promise((ok, no) => Object.assign(indexedDB.deleteDatabase("afterword"), { onsuccess: ok, onerror: no })));
  await empty.close();
  await open(old, site);
  const address = await newPostmortem(old, "Begun in the older one");
  await write(old, "Summary", "Saved by the older one");
  await saved(old);
  await holdSaves(old);
  await titleOf(old).fill("Typed as the newer one came");

  await young.goto(address);
  await ready(young);
  await section(young, "Summary").getByText("Saved by the older one").waitFor();
  assert.equal(await titleOf(young).inputValue(), "Begun in the older one");
  await old.getByRole("alert").getByText("A newer Afterword in another tab has taken the storage over").first().waitFor();
  await write(old, "Detection", "Typed after it came");
  const { text } = await download(old, () => choose(old, "Export", "Download JSON"));
  const { title, detection } = JSON.parse(text);
  assert.equal(title, "Typed as the newer one came");
  assert.ok(JSON.stringify([detection, text]).includes("Typed after it came"));

  await titleOf(young).fill("Goes on in the newer one");
  await saved(young);
  const all = assertConsistent(await stored(young));
  assert.equal(all.get(idOf(address)).title, "Goes on in the newer one");
  assert.equal(all.get(idOf(address)).summary, "Saved by the older one");
});

test("a database that is deleted under the app is told, and what is open can be taken out", async (t) => {
  const { page, context, site } = await openApp(t);
  await newPostmortem(page, "Deleted under it");
  const other = await beside(context, site);
  await other.evaluate(() => new Promise((ok, no) => Object.assign(indexedDB.deleteDatabase("afterword"), { onsuccess: ok, onerror: no, onblocked: no })));
  await page.getByRole("alert").getByText("has closed this page's storage").first().waitFor();
  assert.equal(await page.getByText("What was saved is safe").count(), 0, "it is not");
  await titleOf(page).fill("Deleted under it, and edited");
  await page.getByText("Not saved", { exact: true }).waitFor();
  const file = await download(page, () => page.getByRole("button", { name: "Download this postmortem" }).click());
  assert.equal(JSON.parse(file.text).title, "Deleted under it, and edited");

  // And comes in again.
  const folder = await mkdtemp(join(tmpdir(), "afterword-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, file.name);
  await writeFile(path, file.text);
  await open(other, site, "#/import");
  await other.locator("input[type=file]").setInputFiles(path);
  await other.getByRole("button", { name: "Import", exact: true }).click();
  await eventually(() => titleOf(other).inputValue(), "Deleted under it, and edited");
  await saved(other);
  assertConsistent(await stored(other));
});

test("a save that ends in its middle leaves all rows as they were, and is done again", async (t) => {
  const { page } = await openApp(t);
  const address = await newPostmortem(page, "In the middle");
  await write(page, "Summary", "Once upon a time there was a checkout that failed, and nobody knew why it did.");
  await saved(page);
  const before = await stored(page);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    window.fails = 0;
    window.isFull = true;
    // The document is accepted, its line in the list is not.
    IDBObjectStore.prototype.put = function (...row) {
      if (!window.isFull || this.name !== "summaries") return put.apply(this, row);
      window.fails += 1;
      throw new DOMException("for this test", "QuotaExceededError");
    };
  });
  await write(page, "Summary", "Gone");
  await page.getByRole("alert").getByText("The storage is full").waitFor();
  await titleOf(page).fill("Still in the middle");
  await eventually(() => page.evaluate(() => window.fails >= 2), true);
  const { settings: _, ...now } = await stored(page);
  const { settings: __, ...then } = before;
  assert.deepEqual(now, then);

  await page.evaluate(() => (window.isFull = false));
  await titleOf(page).fill("Out of it");
  await saved(page);
  assert.equal(await page.getByRole("alert").getByText("The storage is full").count(), 0);
  const document = assertConsistent(await stored(page)).get(idOf(address));
  assert.deepEqual([document.title, document.summary], ["Out of it", "Gone"]);
});

test("a clock that is set back loses no version and nothing of the trash", async (t) => {
  const { page, site } = await openApp(t);
  const now = async (time) => page.clock.setFixedTime(new Date(time));
  await now("2026-11-14T12:00:00Z");
  await open(page, site);
  const thrown = await newPostmortem(page, "Thrown away");
  await choose(page, "More", "Move to the trash");
  await page.getByText("In the trash for 30 days").waitFor();
  const address = await newPostmortem(page, "Clocks");
  const texts = ["Written at noon, when all clocks of the house were right.", "Written six years before.", "Written on the next day, by the clock on the wall."];
  await write(page, "Summary", texts[0]);
  await saved(page);

  await now("2020-01-01T00:00:00Z");
  await write(page, "Summary", texts[1]);
  await saved(page);
  await page.goto(address);
  await page.reload();
  await ready(page);
  await section(page, "Summary").getByText(texts[1]).waitFor();
  // Writing on in the past, from a page that began there.
  await addEntries(page, "2026-11-14 14:32 alert fired");
  await saved(page);

  await now("2026-11-15T09:00:00Z");
  await page.reload();
  await ready(page);
  await write(page, "Summary", texts[2]);
  await saved(page);
  const rows = await stored(page);
  const all = assertConsistent(rows);
  assert.equal(all.get(idOf(address)).summary, texts[2]);
  const kept = rows.revisions.map(([, value]) => JSON.parse(value)).filter((it) => it.id === idOf(address));
  for (const text of texts.slice(0, 2)) assert.ok(kept.some((it) => it.summary === text), `“${text}” is among the versions`);
  assert.ok(rows.trash.some(([key]) => key === idOf(thrown)), "it is in the trash still");

  await go(page, "Trash");
  await page.getByRole("button", { name: "Restore Thrown away" }).click();
  await page.getByText("Empty. What you throw away").waitFor();
  assert.ok(assertConsistent(await stored(page)).has(idOf(thrown)));
});

test("what was typed when a tab is loaded again at once is there", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Loaded again");
  for (let round = 0; round < 5; round += 1) {
    await titleOf(page).fill(`Loaded again ${round}`);
    await page.reload();
    await ready(page);
    await eventually(() => titleOf(page).inputValue(), `Loaded again ${round}`);
  }
});

/** From here on nothing is written into the database, as when a tab is gone before it could be. */
const goneTooSoon = async (page) => {
  await holdSaves(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
    };
  });
};

const notes = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("afterword-parting-")));

test("what was typed and not written when a tab was gone is there when the app is opened again", async (t) => {
  const { page, context, site } = await openApp(t);
  await newPostmortem(page, "Gone too soon");
  await saved(page);
  const address = new URL(page.url()).hash;
  await goneTooSoon(page);
  await titleOf(page).fill("Gone too soon, and back");
  await page.reload();
  await ready(page);
  await eventually(() => titleOf(page).inputValue(), "Gone too soon, and back");
  assert.equal((await storedDocument(page, idOf(address))).title, "Gone too soon, and back");
  assert.deepEqual(await notes(page), []);

  // Another tab works on while the note lies there, and neither takes anything from the other.
  await saved(page);
  await goneTooSoon(page);
  await titleOf(page).fill("Typed where nothing was written");
  await page.goto("about:blank");
  const other = await beside(context, site);
  const rows = await stored(other);
  assert.equal((await notes(other)).length, 1);
  const [[id, row]] = rows.documents;
  const theirs = JSON.parse(row);
  theirs.revision += 1;
  theirs.document.summary = "Written elsewhere";
  await other.evaluate(
    async ([id, row]) => {
      const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: no }));
      const database = await done(indexedDB.open("afterword"));
      await done(database.transaction("documents", "readwrite").objectStore("documents").put(row, id));
      database.close();
    },
    [id, JSON.stringify(theirs)],
  );
  await other.close();
  await open(page, site, address);
  await eventually(() => titleOf(page).inputValue(), "Typed where nothing was written");
  await page.getByText("Written elsewhere").waitFor();
  assert.deepEqual(await notes(page), []);
});

test("letters that were typed while others were being written are there, and win over those", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "The first letters");
  await saved(page);
  const address = new URL(page.url()).hash;
  const written = await storedDocument(page, idOf(address));
  // The tab was gone after the one write and before the other.
  const note = { revision: 1, base: JSON.stringify({ ...written, title: "" }), written: JSON.stringify(written), document: JSON.stringify({ ...written, title: "The first letters and the last" }) };
  await page.evaluate(([id, note]) => localStorage.setItem(`afterword-parting-${id}-1`, note), [written.id, JSON.stringify(note)]);
  await page.reload();
  await ready(page);
  await eventually(() => titleOf(page).inputValue(), "The first letters and the last");
  assert.deepEqual(await notes(page), []);
  await open(page, site);
  await eventually(() => titles(page), ["The first letters and the last"]);
});

test("a note that nobody needs any more changes nothing", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "Stored all the same");
  await saved(page);
  const address = new URL(page.url()).hash;
  await titleOf(page).fill("Stored all the same, twice");
  // Losing the focus is a last chance to save, and the note is gone once that is done.
  await page.evaluate(() => dispatchEvent(new Event("blur")));
  await saved(page);
  assert.deepEqual(await notes(page), []);
  const before = await storedDocument(page, idOf(address));
  await page.evaluate(([id, document]) => localStorage.setItem(`afterword-parting-${id}-1`, JSON.stringify({ revision: 1, base: document, document })), [before.id, JSON.stringify(before)]);
  await page.evaluate(() => localStorage.setItem("afterword-parting-nothing", "{"));
  await open(page, site, address);
  await page.reload();
  await ready(page);
  await eventually(() => titleOf(page).inputValue(), "Stored all the same, twice");
  assert.deepEqual(await storedDocument(page, before.id), before);
  assert.deepEqual(await notes(page), ["afterword-parting-nothing"]);
});

for (const name of (await readdir(STORED)).toSorted()) {
  test(`${name}, stored by the first program, is opened and keeps every field when it is written again`, async (t) => {
    const { page, context, site } = await openApp(t);
    await page.goto("about:blank");
    const other = await beside(context, site);
    await other.evaluate(() => new Promise((ok, no) => Object.assign(indexedDB.deleteDatabase("afterword"), { onsuccess: ok, onerror: no })));
    const document = JSON.parse(await readFile(new URL(name, STORED), "utf8"));
    // Its line in the list is of a shape that nobody knows any more.
    await makeDatabase(other, 1, { ...NO_ROWS, documents: [[document.id, firstRow(document)]], summaries: [[document.id, JSON.stringify({ revision: 1, summary: { id: document.id } })]] });
    await other.close();
    const { address, change, without } = CHANGED[document.schema];
    await open(page, site, address(document.id));
    await change(page);
    await eventually(async () => JSON.stringify(await storedDocument(page, document.id)) === JSON.stringify(document), false);
    await eventually(async () => without(await storedDocument(page, document.id), document), document);
    assertConsistent(await stored(page));
  });
}

/** A change that a person makes in each kind of document, and the document without it. */
const CHANGED = {
  "postmortem/1": {
    address: (id) => `#/postmortem/${id}`,
    change: (page) => titleOf(page).fill("Another title"),
    without: (again, { title }) => ({ ...again, title: again.title === "Another title" ? title : again.title }),
  },
  "action-list/1": {
    address: () => "#/actions",
    change: async (page) => {
      await page.getByRole("grid", { name: "Actions" }).getByText("Audit 2026").waitFor();
      await page.keyboard.press("n");
      const line = page.getByRole("dialog", { name: "New action" }).getByRole("textbox", { name: "What will be done" });
      await line.fill("One more");
      await line.press("Enter");
    },
    without: (again) => ({ ...again, actions: again.actions.filter((it) => it.title !== "One more") }),
  },
  "toil-register/1": {
    address: (id) => `#/toil/${id}`,
    change: async (page) => {
      const next = page.getByRole("textbox", { name: "Next activity" });
      await next.fill("One more 1 h weekly");
      await next.press("Enter");
    },
    without: (again) => ({ ...again, activities: again.activities.filter((it) => it.name !== "One more") }),
  },
  "assessment/1": {
    address: (id) => `#/maturity/${id}`,
    // It is finished: what was found stays, what is done about it goes on.
    change: (page) => page.getByLabel("Target", { exact: true }).selectOption({ index: 2 }),
    without: (again, { targets }) => ({ ...again, targets }),
  },
};

/** A profile that outlives its browsers. */
const lasting = async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "afterword-"));
  const site = await serveDist();
  const complaints = [];
  let browser;
  t.after(async () => {
    await browser?.close();
    await site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    assert.deepEqual(complaints, [], "the page complained");
  });
  const start = async (path) => {
    browser = await launch({ profile });
    const page = browser.context.pages()[0];
    watch(page, site.origin, complaints);
    await open(page, site, path);
    return { page, browser };
  };
  return { start, profile, site };
};

/** Runs in a page beside the app: waits until more documents than so many are stored. */
const moreDocumentsThan = async (before) => {
  const done = (request) => new Promise((ok, no) => Object.assign(request, { onsuccess: () => ok(request.result), onerror: () => no(request.error) }));
  const database = await done(indexedDB.open("afterword"));
  while ((await done(database.transaction("documents").objectStore("documents").count())) <= before);
  database.close();
};

const added = (n) => new RegExp(`(^|\\D)(${n}|${n.toLocaleString("en")}) added`);

/** Chooses a backup and looks at it, up to the button. */
const offer = async (page, path, n) => {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText(`with ${n.toLocaleString("en")} documents`).waitFor({ timeout: 120_000 });
  return page.getByRole("button", { name: "Bring in what is not here" });
};

test(`an import of ${N_DOCUMENTS} documents that is killed halfway is finished by doing it again`, async (t) => {
  t.diagnostic(`AFTERWORD_SEED=${SEED}`);
  const random = chance(SEED);
  const { start, profile, site } = await lasting(t);
  const path = join(profile, "backup.json");
  const { documents, ...rest } = workspace(N_DOCUMENTS);
  await writeFile(path, JSON.stringify({ ...rest, documents }));
  const found = [];
  for (let round = 0; round < 2; round += 1) {
    const { page, browser } = await start("#/import");
    found.push(assertConsistent(await stored(page)).size);
    const bring = await offer(page, path, N_DOCUMENTS);
    // So slow that there is a middle, which somebody beside it sees.
    const devtools = await page.context().newCDPSession(page);
    const watching = await beside(browser.context, site);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: 10 });
    const isBegun = watching.evaluate(moreDocumentsThan, found.at(-1));
    await bring.evaluate((it) => setTimeout(() => it.click()));
    await isBegun;
    await watching.waitForTimeout(random.below(N_DOCUMENTS / 10));
    await browser.kill();
  }
  const { page, browser } = await start("#/import");
  found.push(assertConsistent(await stored(page)).size);
  await (await offer(page, path, N_DOCUMENTS)).click();
  await page.getByText(added(N_DOCUMENTS - found.at(-1))).waitFor({ timeout: 120_000 });
  const all = assertConsistent(await stored(page));
  assert.deepEqual([...all.keys()].toSorted(), documents.map((it) => it.id).toSorted());
  assert.deepEqual(
    new Map([...all].map(([id, it]) => [id, [it.title, it.summary]])),
    new Map(documents.map((it) => [it.id, [it.title, it.summary]]).toSorted()),
  );
  t.diagnostic(`there after each kill: ${found.slice(1).join(", ")} of ${N_DOCUMENTS}`);
  await browser.close();
});

test(`a backup of ${N_DOCUMENTS} documents goes out, into another browser and out again, byte for byte`, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const made = join(folder, "made.json");
  const documents = workspace(N_DOCUMENTS);
  await writeFile(made, JSON.stringify(documents));
  const through = async (path) => {
    const { page, browser } = await openApp(t, { path: "#/import" });
    page.setDefaultTimeout(120_000);
    await (await offer(page, path, N_DOCUMENTS)).click();
    await page.getByText(added(N_DOCUMENTS)).waitFor();
    await go(page, "Settings");
    const { text } = await download(page, () => page.getByRole("button", { name: "Download a backup" }).click());
    await browser.close();
    return text;
  };
  const first = await through(made);
  const path = join(folder, "first.json");
  await writeFile(path, first);
  const second = await through(path);
  const undated = (text) => text.replace(/"exportedAt":\s*"[^"]*"/, "");
  assert.ok(undated(first) === undated(second), "the second backup is not the first");
  const ids = (all) => all.map((it) => it.id).toSorted();
  assert.deepEqual(ids(JSON.parse(first).documents), ids(documents.documents));
  t.diagnostic(`${N_DOCUMENTS} documents, ${first.length.toLocaleString("en")} bytes`);
});
