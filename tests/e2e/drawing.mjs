// The cause tree drawn beside its outline: the same selection in both, by mouse and by keys, in and out as text and as pictures.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { choose, download, eventually, newPostmortem, saved, section } from "./support/steps.mjs";

const WHY = "Why it happened";
const CHAIN = "Disk full → Logs were not rotated → Rotation was disabled\n";
const OUTLINE = `Problem: Checkout failed
- The pool was exhausted
  - The release opened more connections
    - Nobody knew the setting is per worker
- Nobody noticed for seven minutes
`;

/** Opens a postmortem whose tree is read from `text`. */
const withTree = async (page, text) => {
  await newPostmortem(page, "Drawn");
  const why = section(page, WHY);
  await why.getByRole("button", { name: "Start with what people noticed" }).click();
  await paste(page, text);
  return why;
};

const paste = async (page, text) => {
  await choose(page, "This tree", "Paste a tree…");
  const dialog = page.getByRole("dialog", { name: "A tree from a text" });
  await dialog.getByRole("textbox", { name: "Text" }).fill(text);
  await dialog.getByRole("status").filter({ hasText: "A tree of" }).waitFor();
  await dialog.getByRole("button", { name: /^(Put it here|Add as another tree)$/ }).click();
  await dialog.waitFor({ state: "hidden" });
};

const drawn = (page, problem) => page.getByRole("tree", { name: `Drawing: ${problem}` });
const selected = (tree) => tree.locator("[aria-selected=true] > title").textContent();

/** The page is without fault to axe, which tries inline styles that the page's policy refuses, and is told so a little later. */
const accessible = async (page, complaints) => {
  const push = (it) => (it.includes("Applying inline style") ? complaints.length : Array.prototype.push.call(complaints, it));
  Object.defineProperty(complaints, "push", { value: push, configurable: true });
  assert.deepEqual(await axe(page), []);
};

/** Has the drawing grow that way, whichever way it grew. */
const towards = async (page, way) => {
  const turn = page.getByRole("button", { name: way });
  if (await turn.isVisible()) await turn.click();
  await eventually(() => turn.count(), 0);
};

/** Which things of the drawing are whole within its frame, by the beginning of their names. */
const inSight = async (tree) => {
  const frame = await tree.boundingBox();
  const items = await tree.getByRole("treeitem").all();
  const shown = await Promise.all(items.map(async (it) => ({ name: await it.locator("title").first().textContent(), box: await it.boundingBox() })));
  const isInside = ({ x, y, width, height }) =>
    x >= frame.x && y >= frame.y && x + width <= frame.x + frame.width && y + height <= frame.y + frame.height;
  return shown.filter(({ box }) => isInside(box)).map(({ name }) => name);
};

test("a drawing begins whole where it can be read, else with what is worked on and what is about it", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1440, height: 1000 } });
  const chain = ["Disk full", "Logs grew", "No rotation", "Rotation was off", "Nobody saw it", "No review"];
  const why = await withTree(page, `${chain.join(" → ")}\n`);
  const tree = drawn(page, "Disk full");
  await tree.scrollIntoViewIfNeeded();
  await eventually(async () => (await inSight(tree)).length, chain.length);

  // What is typed behind the last of them is not out of sight either, and shows no marks of Markdown.
  const last = why.getByRole("textbox", { name: /^Cause, level 5/ });
  await last.press("End");
  for (let at = 6; at < 12; at += 1) {
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type(`**Step ${at}** of [the chain](https://example.org), which is told at some length`);
  }
  await eventually(async () => (await inSight(tree)).slice(-2), [10, 11].map((at) => `Step ${at} of the chain, which is told at some length`));

  await page.setViewportSize({ width: 320, height: 640 });
  await tree.scrollIntoViewIfNeeded();
  await eventually(async () => (await inSight(tree)).at(-1), "Step 11 of the chain, which is told at some length");
});

test("a handful of causes is whole at the beginning, here and after a reload", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 1440, height: 900 } });
  await withTree(page, "Problem: Checkout failed\n- The pool was exhausted\n- The release opened connections\n  - Nobody knew the setting\n- Nobody noticed\n");
  const tree = drawn(page, "Checkout failed");
  for (const width of [1440, 1100]) {
    await page.setViewportSize({ width, height: 900 });
    await tree.scrollIntoViewIfNeeded();
    await eventually(async () => (await inSight(tree)).length, 5);
  }
  await saved(page);
  await page.reload();
  await tree.scrollIntoViewIfNeeded();
  await eventually(async () => (await inSight(tree)).length, 5);
});

test("the drawing follows the outline, and the outline the drawing", async (t) => {
  const { page, complaints } = await openApp(t);
  const why = await withTree(page, OUTLINE);
  const tree = drawn(page, "Checkout failed");
  assert.equal(await tree.getByRole("treeitem").count(), 5);

  // A click selects in both; a second one writes.
  await tree.getByRole("treeitem", { name: /^Nobody noticed/ }).click();
  await eventually(() => selected(tree), "Nobody noticed for seven minutes");
  await eventually(() => why.locator("div.cause.is-selected textarea").inputValue(), "Nobody noticed for seven minutes");
  await tree.getByRole("treeitem", { name: /^Nobody noticed/ }).dblclick();
  await page.keyboard.press("End");
  await page.keyboard.type(" or eight");
  await tree.getByRole("treeitem", { name: "Nobody noticed for seven minutes or eight" }).waitFor();

  // What is written with in the outline is selected in the drawing.
  await page.keyboard.press("ArrowUp");
  await eventually(() => selected(tree), "Nobody knew the setting is per worker");
  await accessible(page, complaints);
});

test("the drawing is walked through and worked on by keys alone", async (t) => {
  const { page } = await openApp(t);
  const why = await withTree(page, OUTLINE);
  const tree = drawn(page, "Checkout failed");
  const press = (key) => page.keyboard.press(key);
  await towards(page, "From left to right");
  await tree.focus();
  await press("Home");
  await eventually(() => selected(tree), "Problem: Checkout failed");
  await press("ArrowRight");
  await press("ArrowDown");
  await eventually(() => selected(tree), "Nobody noticed for seven minutes");
  await press("ArrowUp");
  await press("ArrowRight");
  await eventually(() => selected(tree), "The release opened more connections");

  await press("r");
  await tree.getByRole("treeitem", { name: /The release.*Root cause/ }).waitFor();
  assert.equal(await tree.evaluate((it) => it === document.activeElement), true, "the focus stays in the drawing");

  await press("Space");
  await tree.getByRole("treeitem", { name: /1 cause folded away/, expanded: false }).waitFor();
  assert.equal(await tree.getByRole("treeitem").count(), 4);
  await press("ArrowRight");
  await tree.getByRole("treeitem", { name: /The release/, expanded: true }).waitFor();

  // Zooming and moving change what is seen, not the document.
  const box = () => tree.getAttribute("viewBox");
  const before = await box();
  await press("+");
  const nearer = await box();
  assert.notEqual(nearer, before);
  await press("Shift+ArrowRight");
  await eventually(async () => (await box()) !== nearer, true);
  await press("0");

  await press("a");
  await page.keyboard.type("Say per worker in the docs");
  await press("Enter");
  await tree.getByRole("treeitem", { name: /The release.*An action addresses it/ }).waitFor();
  await tree.focus();
  await press("Enter");
  await press("End");
  await page.keyboard.type("!");
  await tree.getByRole("treeitem", { name: /^The release opened more connections!/ }).waitFor();
  await why.getByText("1 action").first().waitFor();
});

test("evidence is taken from the timeline by keys, and by carrying an entry", async (t) => {
  // Tall enough for both sections, for a mouse that carries something can't scroll.
  const { page } = await openApp(t, { viewport: { width: 1440, height: 3600 } });
  const why = await withTree(page, OUTLINE);
  const field = page.getByRole("textbox", { name: "Next entry" });
  for (const line of ["14:32 alert fired", "14:40 rolled back"]) {
    await field.fill(line);
    await field.press("Enter");
  }
  const tree = drawn(page, "Checkout failed");
  await towards(page, "From left to right");
  await tree.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("e");
  const picker = page.getByRole("dialog", { name: "Which entry speaks for it?" });
  await picker.getByRole("textbox").or(picker.getByRole("searchbox")).fill("alert");
  await picker.getByRole("button", { name: /alert fired/ }).click();
  await tree.getByRole("treeitem", { name: /^The pool.*1 piece of evidence/ }).waitFor();
  assert.equal(await tree.evaluate((it) => it === document.activeElement), true, "the focus is back in the drawing");

  const entry = page.getByRole("list", { name: "Timeline" }).getByRole("group", { name: /rolled back/ });
  await entry.locator("[draggable]").dragTo(why.getByRole("textbox", { name: "Cause, level 1, 2 of 2" }));
  await tree.getByRole("treeitem", { name: /^Nobody noticed.*1 piece of evidence/ }).waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await tree.getByRole("treeitem", { name: "Nobody noticed for seven minutes", exact: true }).waitFor();
});

test("trees come in as text, with a preview and the line of what is wrong, and go out again", async (t) => {
  const { page, context, complaints } = await openApp(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await withTree(page, CHAIN);
  await choose(page, "This tree", "Paste a tree…");
  const dialog = page.getByRole("dialog", { name: "A tree from a text" });
  await dialog.getByRole("textbox", { name: "Text" }).fill("graph TD\n A --> B\n A --> C\n B --> C");
  await dialog.getByRole("status").filter({ hasText: "Line 4: a second arrow leads to" }).waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Add as another tree" }).isDisabled(), true);
  await accessible(page, complaints);
  await dialog.getByRole("textbox", { name: "Text" }).fill("graph TD\n A[Slow] --> B[No index]");
  await dialog.getByRole("img", { name: "Slow" }).waitFor();
  await dialog.getByRole("button", { name: "Add as another tree" }).click();
  assert.equal(await page.getByRole("tree").count(), 2);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await eventually(() => page.getByRole("tree").count(), 1);

  const outline = await download(page, () => choose(page, "This tree", "Download the outline"));
  assert.equal(outline.text, "Problem: Disk full\n- Logs were not rotated\n  - Rotation was disabled\n");
  const mermaid = await download(page, () => choose(page, "This tree", "Download Mermaid"));
  assert.match(mermaid.text, /^flowchart|^graph/);
  const svg = await download(page, () => choose(page, "This tree", "Download the drawing (SVG)"));
  assert.match(svg.text, /^<svg xmlns/);
  assert.match(svg.text, /Rotation was disabled/);
  const [png] = await Promise.all([
    page.waitForEvent("download"),
    choose(page, "This tree", "Download the drawing (PNG)"),
  ]);
  const bytes = await readFile(await png.path());
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(bytes.readUInt32BE(16) > 1_000, "two points a unit");
  await choose(page, "This tree", "Copy as an outline");
  await page.getByText("Copied", { exact: true }).first().waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), outline.text);
});

test("the drawing fits a phone, is dragged and zoomed there, and can be put away", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 320, height: 640 } });
  await withTree(page, OUTLINE);
  const tree = drawn(page, "Checkout failed");
  await tree.scrollIntoViewIfNeeded();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
  const place = await tree.boundingBox();
  const before = await tree.getAttribute("viewBox");
  await page.mouse.move(place.x + 150, place.y + 200);
  await page.mouse.down();
  await page.mouse.move(place.x + 60, place.y + 180, { steps: 4 });
  await page.mouse.up();
  await eventually(async () => (await tree.getAttribute("viewBox")) !== before, true);
  await choose(page, "This tree", "Hide the drawing");
  await eventually(() => page.getByRole("tree").count(), 0);
});
