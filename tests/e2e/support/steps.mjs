// What a person does again and again, in the words of the page: by role and name, never by class, so that a journey reads as one.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

/** Waits until everything typed is on disk. */
export const saved = (page) => page.getByRole("status").filter({ hasText: /^Saved/ }).waitFor();

/** From the list to a new postmortem; its address comes back. */
export const newPostmortem = async (page, title) => {
  await page.getByRole("button", { name: "New postmortem" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill(title);
  await saved(page);
  return page.url();
};

/** A section of the document. */
export const section = (page, name) => page.getByRole("main").getByRole("region", { name, exact: true });

/** Writes Markdown into the field called `label` and leaves it. */
export const write = async (page, label, text) => {
  await page.getByRole("button", { name: `Edit ${label}`, exact: true }).click();
  await page.getByRole("textbox", { name: label, exact: true }).fill(text);
  await page.keyboard.press("Escape");
};

/** Types lines such as `14:32 alert fired` under the timeline, one after the other. */
export const addEntries = async (page, ...lines) => {
  const field = page.getByRole("textbox", { name: "Next entry" });
  for (const line of lines) {
    await field.fill(line);
    await field.press("Enter");
  }
};

/** Chooses an item of a menu. */
export const choose = async (page, menu, item) => {
  await page.getByRole("button", { name: menu, exact: true }).click();
  await page.getByRole("menuitem", { name: item }).click();
};

/** Takes the time of a moment from an entry of the timeline. */
export const takeMoment = async (page, moment, entry) => {
  await choose(page, `Options of ${moment}`, "Take it from the timeline");
  await page.getByRole("dialog").getByRole("button", { name: entry }).click();
};

/** The causes of the first tree as an outline: each with its level. */
export const causes = async (page) => {
  const fields = await section(page, "Why it happened").getByRole("textbox", { name: /^Cause, level/ }).all();
  return Promise.all(
    fields.map(async (field) => {
      const { name, value } = await field.evaluate((it) => ({ name: it.ariaLabel, value: it.value }));
      return `${name.match(/level (\d+)/)[1]} ${value}`;
    }),
  );
};

/** Does what starts a download, and returns the file's name and text. */
export const download = async (page, start) => {
  const [file] = await Promise.all([page.waitForEvent("download"), start()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
};

/** The postmortem as the file that the menu offers: "Download Markdown" or "Download JSON". */
export const exported = (page, item) => download(page, () => choose(page, "Export", item));

/** Waits until `read` returns something equal to `expected`, and shows the difference if it never does. */
export const eventually = async (read, expected) => {
  let last;
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    last = await read().catch((error) => error);
    try {
      assert.deepEqual(last, expected);
      return;
    } catch {
      // Not yet.
    }
  }
  assert.deepEqual(last, expected);
};

/** Axe copies elements whose style a script has set, and the page's policy complains of the copies: that is no fault of the page. */
export const forgiveAxe = (complaints) => {
  const others = (all) => all.filter((it) => !it.includes("Applying inline style"));
  complaints.splice(0, Infinity, ...others(complaints));
  // The browser reports some of them late.
  const push = (...late) => Array.prototype.push.apply(complaints, others(late));
  Object.defineProperty(complaints, "push", { value: push, enumerable: false, configurable: true });
};

/** Holds the saves of `page` back until what is returned is called: two people type at the same time, however slow the machine is. */
export const holdSaves = async (page) => {
  const timers = await page.evaluateHandle(() => {
    const { setTimeout: set, clearTimeout: clear } = window;
    const held = new Map();
    // Typing is saved after a quarter of a second; nothing else on the page waits as long.
    window.setTimeout = (run, millis, ...rest) => {
      if (millis !== 250) return set(run, millis, ...rest);
      const id = -1 - held.size;
      held.set(id, run);
      return id;
    };
    window.clearTimeout = (id) => (id < 0 ? held.set(id, () => {}) : clear(id));
    const release = () => {
      Object.assign(window, { setTimeout: set });
      held.forEach((run) => run());
    };
    return { release };
  });
  return () => timers.evaluate((it) => it.release());
};
