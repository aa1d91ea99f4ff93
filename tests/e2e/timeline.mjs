// The timeline beside its scale: many lines at once, filters, moments that are gone to, entries that are moved, and a picture of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { addEntries, choose, download, eventually, newPostmortem, section } from "./support/steps.mjs";

const timeline = (page) => page.getByRole("list", { name: "Timeline" });
const texts = (page) => timeline(page).getByRole("group").locator(".entry-text").allInnerTexts();

/** Ten entries: nine close together, and one long after. */
const LINES = [
  ...Array.from({ length: 9 }, (_, n) => `14:0${n} step ${n}`),
  "17:30 all clear",
];

/** The page is without fault to axe, which tries inline styles that the page's policy refuses, and is told so a little later. */
const accessible = async (page, complaints) => {
  const push = (it) => (it.includes("Applying inline style") ? complaints.length : Array.prototype.push.call(complaints, it));
  Object.defineProperty(complaints, "push", { value: push, configurable: true });
  assert.deepEqual(await axe(page), []);
};

test("forty lines are read before they are stored, and what was not read is said", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "Pasted");
  const field = page.getByRole("textbox", { name: "Next entry" });
  const lines = Array.from({ length: 38 }, (_, n) => `- 14:${String(n + 10)} event number ${n}`);
  lines.splice(20, 0, "somebody restarted the cache", "");
  lines.push("14:05 remembered late");
  await field.fill(lines.join("\n"));
  const reading = page.getByRole("group", { name: "How this is read" });
  await reading.getByRole("status").filter({ hasText: "40 lines: 39 with a time, 1 without" }).waitFor();
  const rows = reading.getByRole("table").getByRole("row");
  assert.equal(await rows.count(), 41);
  assert.match(await rows.nth(21).innerText(), /21\s.*somebody restarted the cache\s+no time found/s);
  assert.match(await rows.last().innerText(), /earlier than the line before it/);
  await accessible(page, complaints);
  await page.getByRole("button", { name: "Add 40 entries" }).click();
  await eventually(() => field.evaluate((it) => it === document.activeElement), true);
  await eventually(async () => (await texts(page)).length, 40);
  assert.equal((await texts(page))[0], "remembered late");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await eventually(async () => (await texts(page)).length, 0);
});

/** The lines under the heading of the timeline in the Markdown export. */
const exported = async (page) => {
  const { text } = await download(page, () => choose(page, "Export", "Download Markdown"));
  return text.split(/^## /m).find((it) => it.startsWith("Timeline\n")).slice("Timeline\n".length).trim();
};

test("a zone that is typed with a time counts, and the lines of an export are the entries that they came from", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Zones");
  const field = page.getByRole("textbox", { name: "Next entry" });
  const reading = page.getByRole("group", { name: "How this is read" });
  await field.fill("2026-10-20 4pm PST release deployed");
  await reading.getByText("02:00 on 21 Oct (2026-10-20 4pm PST) · Trigger · release deployed").waitFor();
  const lines = [
    "2026-10-25 02:10 CEST first pass",
    "2026-10-25 02:10 CET second pass",
    "14:20 UTC alert fired",
    "~18:00 back",
    "23:00-00:30 work with **marks** | and a pipe",
    "nobody knows — when",
  ];
  await field.fill(lines.join("\n"));
  await reading.getByRole("row", { name: /15:20 \(14:20 UTC\)\s+Detection · alert fired/ }).waitFor();
  await page.getByRole("button", { name: "Add 6 entries" }).click();
  await eventually(async () => (await texts(page)).length, 6);
  const once = await exported(page);
  await page.getByRole("link", { name: "Postmortems" }).first().click();
  await newPostmortem(page, "Pasted from an export");
  await field.fill(once);
  await page.getByRole("button", { name: "Add 6 entries" }).click();
  await eventually(async () => (await texts(page)).length, 6);
  assert.equal(await exported(page), once);
});

test("quiet stretches say how long they were, and moments are gone to from the scale", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "Scaled");
  await addEntries(page, ...LINES);
  await timeline(page).getByText("3 h 22 min quiet").waitFor();
  const last = timeline(page).getByRole("group", { name: /all clear/ });
  await last.click();
  await choose(page, "This is when…", "Resolved");
  await page.keyboard.press("Escape");
  const scale = page.getByRole("group", { name: "Scale of time, with the moments" });
  await timeline(page).getByRole("group").first().focus();
  await scale.getByRole("button", { name: "Go to: Resolved 17:30" }).click();
  await eventually(() => last.evaluate((it) => it === document.activeElement), true);
  await accessible(page, complaints);
});

test("a filter hides what it does not name, counts, and lets go", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Filtered");
  await addEntries(page, ...LINES);
  const bar = page.getByRole("search", { name: "Filter the timeline" });
  await bar.getByRole("searchbox").fill("step 3");
  await bar.getByRole("status").filter({ hasText: "1 of 10 entries" }).waitFor();
  assert.deepEqual(await texts(page), ["step 3"]);

  // What is written while it is set is shown whatever it says; so is what is being edited.
  await addEntries(page, "17:40 written now");
  await eventually(() => texts(page), ["step 3", "written now"]);
  await timeline(page).getByRole("group", { name: /step 3/ }).click();
  await timeline(page).getByRole("textbox", { name: /what happened/i }).fill("another text");
  assert.equal(await timeline(page).getByRole("textbox", { name: /what happened/i }).inputValue(), "another text");
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "Show all" }).click();
  await eventually(async () => (await texts(page)).length, 11);

  await bar.getByRole("button", { name: "Kind" }).click();
  await page.getByRole("menuitem", { name: /^Other/ }).click();
  await bar.getByRole("status").filter({ hasText: "11 of 11 entries" }).waitFor();
  await bar.getByRole("button", { name: "No longer only Other" }).click();
  await eventually(() => bar.getByRole("status").innerText(), "");
});

test("entries without a time are put in their place by mouse and by keys", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Moved");
  await addEntries(page, "14:00 first", "14:10 second", "nobody knows when");
  const loose = timeline(page).getByRole("group", { name: /nobody knows/ });
  const first = timeline(page).getByRole("group", { name: /first/ });
  await loose.locator("[draggable]").dragTo(first, { targetPosition: { x: 150, y: 24 } });
  await eventually(() => texts(page), ["first", "nobody knows when", "second"]);
  await loose.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await eventually(() => texts(page), ["first", "second", "nobody knows when"]);
  await page.keyboard.press("Alt+ArrowUp");
  await eventually(() => texts(page), ["first", "nobody knows when", "second"]);
});

test("the timeline is drawn, taken out, and printed with the tree", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Printed");
  await addEntries(page, ...LINES);
  await page.getByRole("button", { name: "Drawn timeline", exact: true }).click();
  const picture = section(page, "Timeline").getByRole("img", { name: "Timeline" });
  await picture.locator("text", { hasText: "step 0" }).first().waitFor();
  const svg = await download(page, () => choose(page, "Take the drawn timeline out", "Download the drawing (SVG)"));
  assert.match(svg.text, /^<svg xmlns/);
  assert.match(svg.text, /all clear/);
  const gantt = await download(page, () => choose(page, "Take the drawn timeline out", "Download Mermaid"));
  assert.match(gantt.text, /^gantt/);
  const [png] = await Promise.all([
    page.waitForEvent("download"),
    choose(page, "Take the drawn timeline out", "Download the drawing (PNG)"),
  ]);
  assert.equal((await readFile(await png.path())).subarray(1, 4).toString(), "PNG");

  // On paper it stands there whether it is unfolded or not.
  await page.getByRole("button", { name: "Drawn timeline", exact: true }).click();
  await eventually(() => picture.count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await picture.waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await picture.isVisible(), true);
  assert.equal(await page.getByRole("button", { name: "Drawn timeline", exact: true }).isVisible(), false);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await eventually(() => picture.count(), 0);
});
