// The timeline beside its scale: many lines at once, filters, moments that are gone to, entries that are moved, and a picture of it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { addEntries, choose, download, eventually, exported, newPostmortem, section } from "./support/steps.mjs";

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
const exportedLines = async (page) => {
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
  const once = await exportedLines(page);
  await page.getByRole("link", { name: "Postmortems" }).first().click();
  await newPostmortem(page, "Pasted from an export");
  await field.fill(once);
  await page.getByRole("button", { name: "Add 6 entries" }).click();
  await eventually(async () => (await texts(page)).length, 6);
  assert.equal(await exportedLines(page), once);
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

test("a line that is a day sets that of the lines below, and lines further in belong to the time above", async (t) => {
  const { page, complaints } = await openApp(t);
  await newPostmortem(page, "By days");
  const field = page.getByRole("textbox", { name: "Next entry" });
  const reading = page.getByRole("group", { name: "How this is read" });
  await field.fill("### 2026-10-02");
  await reading.getByText("Fri 2 Oct 2026: the day of the lines below, and no entry").waitFor();
  assert.equal(await page.getByRole("button", { name: "Add entry" }).isDisabled(), true);

  await field.fill("### 2026-10-02\n- 14:00 Deploy\n  of the gateway\n- 14:02 error\n\n**Sunday 4 October 2026**:\n1432 told the team");
  await reading.getByText("3 lines, each with a time; 2 lines set the day of those below them").waitFor();
  const rows = reading.getByRole("table").getByRole("row");
  assert.match(await rows.nth(1).innerText(), /1\s+Fri 2 Oct 2026: the day of the lines below/);
  assert.match(await rows.nth(2).innerText(), /2\s+2 Oct\s+14:00\s+Deploy of the gateway/);
  assert.match(await rows.nth(5).innerText(), /7\s+4 Oct\s+14:32\s+told the team/);
  await accessible(page, complaints);
  await page.getByRole("button", { name: "Add 3 entries" }).click();
  const { text } = await exported(page, "Download JSON");
  const stored = JSON.parse(text).timeline.map((it) => [it.time.exact.slice(0, 16), it.text]);
  assert.deepEqual(stored, [
    ["2026-10-02T14:00", "Deploy\nof the gateway"],
    ["2026-10-02T14:02", "error"],
    ["2026-10-04T14:32", "told the team"],
  ]);
});

test("a date that can be read both ways is said, and follows a line that can be read in one only", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Either way");
  const field = page.getByRole("textbox", { name: "Next entry" });
  const reading = page.getByRole("group", { name: "How this is read" });
  // The browser is British.
  await field.fill("10/11/2026 12:00 x");
  await reading.getByText("12:00 on 10 Nov · x").waitFor();
  await reading.getByText("taken for 10 Nov 2026; with day and month the other way round it is 11 Oct 2026").waitFor();
  await field.fill("10/11/2026 12:00 x\n10/13/2026 12:00 y");
  const first = reading.getByRole("table").getByRole("row").nth(1);
  await eventually(async () => (await first.innerText()).replaceAll(/\s+/g, " ").trim(), "1 11 Oct 12:00 x");
});

test("t selects the time of an entry, which is seen whole, and so is what is wrong with it", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Corrected");
  await addEntries(page, "2026-11-21 14:20:25 – 2026-11-21 14:25 alert fired");
  const entry = timeline(page).getByRole("group", { name: /alert fired/ });
  const time = page.getByRole("group", { name: "Timeline entry" }).getByRole("textbox", { name: "Time" });
  await entry.focus();
  await entry.press("t");
  await time.waitFor();
  await time.fill("2026-11-21 14:20");
  await time.press("Enter");
  await page.keyboard.press("Escape");
  await entry.focus();
  // Typed on at once, before the field is there.
  await page.keyboard.type("t25:00");
  await eventually(() => time.inputValue(), "25:00");
  await time.press("Enter");
  const said = page.getByText("Not stored: write it as 14:32");
  await said.waitFor();
  const lines = await said.evaluate((it) => it.getBoundingClientRect().height / parseFloat(getComputedStyle(it).lineHeight));
  assert.ok(lines < 2.5, `${lines} lines`);
  await time.fill("2026-11-21 14:20:25 – 14:25");
  assert.equal(await time.evaluate((it) => it.scrollWidth <= it.clientWidth), true, "the whole of it is seen");
});

test("a pasted chat says who said what", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout");
  const field = page.getByRole("textbox", { name: "Next entry" });
  await field.fill("Ada L  8:27 AM\nerrors are up\nBob  8:31 AM\nrolled back\nall of it\n");
  const rows = page.getByRole("group", { name: "How this is read" }).getByRole("row");
  await eventually(() => rows.count(), 3);
  await rows.filter({ hasText: /Bob · Mitigation · rolled back/ }).waitFor();
  await page.getByRole("button", { name: "Add 2 entries" }).click();
  await eventually(() => timeline(page).getByText(/^Bob$/).count().then((n) => n > 0), true);
});
