// The workspace in a folder on disk: written a moment after a save, merged when somebody else writes there, never written over.
//
// The browser's own private folder stands for one on disk: it has the same interface, and nobody needs to click in a dialog of the system.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { axe, openApp, ready } from "./support/app.mjs";
import { eventually, forgiveAxe, newPostmortem, saved, section, write } from "./support/steps.mjs";

/** The app with a picker that chooses the folder "clone", and that folder as somebody else has it. */
const withFolder = async (t, options = {}) => {
  const app = await openApp(t, options);
  const { page, context } = app;
  await context.addInitScript(() => {
    globalThis.clone = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("clone", { create: true });
    globalThis.showDirectoryPicker = globalThis.clone;
  });
  await page.reload();
  await ready(page);
  const disk = {
    list: () =>
      page.evaluate(async () => {
        const names = [];
        for await (const name of (await clone()).keys()) names.push(name);
        return names.sort();
      }),
    read: (path) =>
      page.evaluate(async (path) => {
        let folder = await clone();
        const parts = path.split("/");
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
        return (await (await folder.getFileHandle(parts.at(-1))).getFile()).text();
      }, path),
    write: (name, text) =>
      page.evaluate(
        async ([name, text]) => {
          const stream = await (await (await clone()).getFileHandle(name, { create: true })).createWritable();
          await stream.write(text);
          await stream.close();
        },
        [name, text],
      ),
    /** Moves a file into a folder below. */
    move: async (name, to) => {
      await page.evaluate(
        async ([name, to]) => {
          const root = await clone();
          const text = await (await (await root.getFileHandle(name)).getFile()).text();
          let folder = root;
          for (const part of to.split("/").slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
          const stream = await (await folder.getFileHandle(to.split("/").at(-1), { create: true })).createWritable();
          await stream.write(text);
          await stream.close();
          await root.removeEntry(name);
        },
        [name, to],
      );
    },
    remove: (name) => page.evaluate(async (name) => (await clone()).removeEntry(name), name),
    /** Whether the file says `text`, once it does. */
    says: (name, text) => eventually(async () => (await disk.read(name)).includes(text), true),
  };
  return { ...app, disk };
};

/** Somebody comes back to the page. */
const comeBack = (page) => page.evaluate(() => void dispatchEvent(new Event("focus")));

const openFolder = async (page) => {
  await page.evaluate(() => void (location.hash = "#/folder"));
  await page.getByRole("heading", { name: "Folder and archive" }).waitFor();
};

const inStep = (page) => page.getByRole("link", { name: /^In folder clone · in step/ }).waitFor();

/** A postmortem called "Checkout outage" whose file is in the folder; its address and the file's name. */
const connected = async (t) => {
  const app = await withFolder(t);
  const { page, disk } = app;
  const address = await newPostmortem(page, "Checkout outage");
  await openFolder(page);
  await page.getByRole("button", { name: "Work in a folder…" }).click();
  await inStep(page);
  const [file] = await disk.list();
  assert.match(file, /^\d{4}-\d\d-\d\d-checkout-outage\.md$/);
  await page.goto(address);
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  return { ...app, address, file };
};

test("what is written in the app is in the file a moment later, and after a reload it goes on", async (t) => {
  const { page, disk, file } = await connected(t);
  await disk.says(file, "# Checkout outage\n");
  await write(page, "Summary", "Checkout was down.");
  await disk.says(file, "## Summary\n\nCheckout was down.\n");
  assert.deepEqual(await disk.list(), [file]);

  await page.reload();
  await ready(page);
  await inStep(page);
  await write(page, "Summary", "Checkout was down for long.");
  await disk.says(file, "Checkout was down for long.");
  await page.evaluate(() => void (location.hash = "#/"));
  await newPostmortem(page, "Search returned nothing");
  await eventually(async () => (await disk.list()).length, 2);
});

test("what somebody writes into the file is in the app, and nothing else of the file changes", async (t) => {
  const { page, disk, file } = await connected(t);
  await write(page, "Summary", "Checkout was down.");
  await disk.says(file, "Checkout was down.");
  await inStep(page);
  const edited = (await disk.read(file)).replace("Checkout was down.", "Checkout was down, and search was slow.\n\n");
  await disk.write(file, edited);
  await comeBack(page);
  await section(page, "Summary").getByText("and search was slow").waitFor();
  await page.getByText("The file of this postmortem was changed; its changes are in").waitFor();
  await saved(page);
  await inStep(page);
  assert.equal(await disk.read(file), edited, "the file was left as somebody laid it out");
});

test("what both changed is merged, and asked about where it is one place", async (t) => {
  const { page, disk, file } = await connected(t);
  await write(page, "Summary", "Begun");
  await disk.says(file, "Begun");
  await inStep(page);
  const theirs = (await disk.read(file)).replace("Begun", "Theirs of the file") + "\n## Lessons learned\n\nLook twice.\n";
  await disk.write(file, theirs);
  await write(page, "Summary", "Mine of the app");

  const dialog = page.getByRole("dialog", { name: "One place was changed in two ways" });
  await dialog.getByRole("figure", { name: "Mine" }).getByText("Mine of the app").waitFor();
  await dialog.getByRole("figure", { name: "Theirs" }).getByText("Theirs of the file").waitFor();
  await dialog.getByRole("radio", { name: "Keep both" }).check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  for (const text of ["Mine of the app", "Theirs of the file"]) {
    await section(page, "Summary").getByText(text).waitFor();
    await disk.says(file, text);
  }
  await section(page, "Lessons learned").getByText("Look twice.").waitFor();
  await disk.says(file, "Look twice.");
});

test("a file that is new is offered, and one that can't be read is named and left alone", async (t) => {
  const { page, disk, file, complaints } = await connected(t);
  const text = await disk.read(file);
  const other = text.replace(/^id: .*$/m, "id: 0199a02f-ef00-7fff-bfff-ffffffffffff").replace("# Checkout outage", "# From a colleague");
  await disk.write("colleague.md", other);
  await disk.write("README.md", "# A repository\n");
  const torn = text.replace("# Checkout outage", "<<<<<<< HEAD\n# Mine\n=======\n# Theirs\n>>>>>>> main");
  await disk.write(file, torn);
  await openFolder(page);
  await comeBack(page);

  const main = page.getByRole("main");
  await main.getByText("1 file is new here").waitFor();
  const line = torn.split("\n").indexOf("<<<<<<< HEAD") + 1;
  await main.getByText(new RegExp(`${file}: line ${line}, .*Git could not merge`)).waitFor();
  await main.getByText("1 other Markdown file in it is left alone").waitFor();
  assert.equal(await disk.read(file), torn);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);

  await main.getByRole("button", { name: "Bring in", exact: true }).click();
  await page.getByText("1 postmortem brought in").waitFor();
  await disk.write(file, text);
  await comeBack(page);
  await inStep(page);
  await main.getByText("Git could not merge").waitFor({ state: "hidden" });
  await page.evaluate(() => void (location.hash = "#/"));
  await page.getByRole("link", { name: "From a colleague" }).waitFor();
  assert.equal(await disk.read("colleague.md"), other, "it was read and not written");
});

test("a file under another name is still the postmortem's, and one that is gone is written again only when asked", async (t) => {
  const { page, disk, file, address } = await connected(t);
  const text = await disk.read(file);
  await disk.remove(file);
  await disk.write("moved.md", text);
  await comeBack(page);
  await write(page, "Summary", "After the move");
  await disk.says("moved.md", "After the move");
  assert.deepEqual(await disk.list(), ["moved.md"]);

  await disk.remove("moved.md");
  await openFolder(page);
  await comeBack(page);
  await page.getByText("moved.md is gone from the folder").waitFor();
  assert.deepEqual(await disk.list(), []);
  await page.getByRole("button", { name: "Write it again" }).click();
  await disk.says("moved.md", "After the move");

  await page.getByRole("button", { name: "Leave the folder" }).click();
  await page.getByRole("button", { name: "Work in a folder…" }).waitFor();
  assert.deepEqual(await disk.list(), ["moved.md"], "its files stay");
  await page.goto(address);
  await section(page, "Summary").getByText("After the move").waitFor();
});

test("a file that is moved into a folder below stays there, and what is written goes there", async (t) => {
  const { page, disk, file } = await connected(t);
  await disk.says(file, "# Checkout outage");
  await inStep(page);
  await disk.move(file, "2026/march/checkout.md");
  await comeBack(page);
  await write(page, "Summary", "After the move");
  await disk.says("2026/march/checkout.md", "After the move");
  assert.deepEqual(await disk.list(), ["2026"], "nothing is written where it was");
});

test("somebody else's files are offered one by one, and go through the preview of an import", async (t) => {
  const { page, disk, file, complaints } = await connected(t);
  const notes = "# Search was down\n\nIt was slow.\n";
  await disk.write("one.md", notes);
  await disk.move("one.md", "old/search.md");
  await disk.write("README.md", "# A repository\n");
  await disk.write(".hidden.md", "# Not for us\n");
  await openFolder(page);
  await comeBack(page);
  const main = page.getByRole("main");
  await main.getByText("2 other Markdown files in it are left alone").waitFor();
  await inStep(page);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await main.getByRole("button", { name: "Look at it: old/search.md" }).click();
  await page.getByRole("region", { name: "The document as it will be" }).getByText("It was slow.").waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  const named = async () => (await disk.list()).find((it) => it.endsWith("search-was-down.md"));
  await eventually(async () => typeof (await named()), "string");
  assert.equal(await disk.read("old/search.md"), notes, "it stays as it was");

  await openFolder(page);
  await main.getByRole("button", { name: "Look at them, one after the other" }).click();
  await page.getByRole("status").filter({ hasText: "README.md" }).waitFor();
  assert.ok((await disk.list()).includes(file));
});

test("a question that is put off says that the other version was written in the folder", async (t) => {
  const { page, disk, file } = await connected(t);
  await write(page, "Summary", "Begun");
  await disk.says(file, "Begun");
  await inStep(page);
  await disk.write(file, (await disk.read(file)).replace("Begun", "Theirs of the file"));
  await write(page, "Summary", "Mine of the app");
  await page.getByRole("dialog").getByRole("button", { name: "Decide later" }).click();
  await page.getByText("1 place was changed here and in the folder").waitFor();
  await page.getByRole("button", { name: "Decide now" }).click();
  await page.getByRole("dialog", { name: "One place was changed in two ways" }).waitFor();
});

/** A folder that the browser lets nobody use unless `answer` is "granted": what it says, and what it does. */
const guarded = async (app) => {
  const guard = () => {
    const folder = FileSystemDirectoryHandle.prototype;
    const answer = () => localStorage.getItem("answer") ?? "granted";
    folder.queryPermission = async () => answer();
    folder.requestPermission = async () => {
      if (answer() === "prompt") localStorage.setItem("answer", "granted");
      return answer();
    };
    for (const verb of ["getFileHandle", "getDirectoryHandle", "values"]) {
      const use = folder[verb];
      folder[verb] = function (...all) {
        if (this.name !== "clone" || answer() === "granted") return use.apply(this, all);
        const refused = async () => Promise.reject(new DOMException("not allowed", "NotAllowedError"));
        return verb === "values" ? { next: refused } : refused();
      };
    }
  };
  await app.context.addInitScript(guard);
  await app.page.evaluate(guard);
  return (answer) => app.page.evaluate((answer) => localStorage.setItem("answer", answer), answer);
};

test("a folder that the browser takes back is said so, and what was written meanwhile goes there once it is given again", async (t) => {
  const app = await connected(t);
  const { page, disk, file } = app;
  await inStep(page);
  const answers = await guarded(app);
  forgiveAxe(app.complaints);
  for (const [answer, said] of [["prompt", "the browser asks again before it may be used"], ["denied", "this browser does not let the page use it"]]) {
    await answers(answer);
    await write(page, "Summary", `Written while ${answer}`);
    await page.getByRole("status").filter({ hasText: said }).first().waitFor({ state: "attached" });
    await saved(page);
    await openFolder(page);
    await page.getByRole("main").getByText(said).waitFor();
    assert.deepEqual(await axe(page), []);
    const reconnect = page.getByRole("main").getByRole("button", { name: "Reconnect the folder" });
    await reconnect.click();
    if (answer === "denied") {
      await reconnect.waitFor();
      await answers("granted");
      await comeBack(page);
    }
    await inStep(page);
    await disk.says(file, `Written while ${answer}`);
    await page.goBack();
    await section(page, "Summary").getByText(`Written while ${answer}`).waitFor();
  }
});

test("a folder that is gone is said so; everything is still here, and is written where it is chosen again", async (t) => {
  const { page, disk, file, address } = await connected(t);
  await disk.says(file, "# Checkout outage");
  await inStep(page);
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("clone", { recursive: true }));
  await write(page, "Summary", "Written without it");
  await openFolder(page);
  await comeBack(page);
  await page.getByRole("main").getByText("it is no longer there: it was moved, renamed or deleted").waitFor();
  await page.reload();
  await ready(page);
  await page.getByRole("main").getByText("it is no longer there").waitFor();
  await page.goto(address);
  await section(page, "Summary").getByText("Written without it").waitFor();
  await openFolder(page);
  await page.getByRole("button", { name: "Choose it again…" }).click();
  await inStep(page);
  await disk.says(file, "Written without it");
});

test("the workspace goes out as an archive, and comes back in another browser", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage");
  await openFolder(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download an archive (ZIP)" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^afterword-\d{4}-\d\d-\d\d\.zip$/);
  const buffer = await readFile(await file.path());

  const { page: other } = await openApp(t, { path: "#/import" });
  await other.locator("input[type=file]").setInputFiles({ name: "workspace.zip", mimeType: "application/zip", buffer });
  await other.getByRole("button", { name: "Bring in what is not here" }).click();
  await other.getByRole("link", { name: "Checkout outage" }).waitFor();
});

test("an archive of anybody is looked at file by file, and what is left in it is named", async (t) => {
  const { page } = await openApp(t, { path: "#/import" });
  const buffer = stored({
    "a/one.md": "# Checkout outage\n\n## Summary\n\nDown.\n",
    "two.md": "# Search outage\n",
    "logo.svg": "<svg/>",
  });
  await page.locator("input[type=file]").setInputFiles({ name: "incidents.zip", mimeType: "application/zip", buffer });
  await page.getByRole("status").filter({ hasText: "one.md" }).waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "two.md" }).waitFor();
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByText("logo.svg (it is neither Markdown nor JSON)").waitFor();
});

/** A ZIP archive of these files, packed by hand: nothing of ours made it. */
const stored = (files) => {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [label, bytes] = [Buffer.from(name), Buffer.from(text)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(label.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    parts.push(Buffer.from("PK\x03\x04"), facts, label, bytes);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), facts, place, label);
    at += 30 + label.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06"), end]);
};
