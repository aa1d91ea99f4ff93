// One postmortem in two tabs: nothing is overwritten, and only what both changed in two ways is asked about.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, ready } from "./support/app.mjs";
import { addEntries, eventually, exported, holdSaves, newPostmortem, saved, section, write } from "./support/steps.mjs";

const titleOf = (page) => page.getByRole("textbox", { name: "Title", exact: true });

/** A tab with a new postmortem, and another one that has it open too. */
const twoTabs = async (t, title) => {
  const { page: mine, context } = await openApp(t);
  const address = await newPostmortem(mine, title);
  const theirs = await context.newPage();
  await theirs.goto(address);
  await ready(theirs);
  await titleOf(theirs).waitFor();
  return { mine, theirs, context, address };
};

test("different fields, edited in two tabs, are both there in both tabs and after a reload", async (t) => {
  const { mine, theirs } = await twoTabs(t, "Two tabs");
  const [releaseMine, releaseTheirs] = [await holdSaves(mine), await holdSaves(theirs)];
  await write(mine, "Summary", "Written in the first tab");
  await addEntries(mine, "14:32 seen in the first tab");
  await write(theirs, "Detection", "Written in the second tab");
  await addEntries(theirs, "14:40 seen in the second tab");
  await releaseMine();
  await saved(mine);
  await releaseTheirs();
  await saved(theirs);

  for (const page of [mine, theirs]) {
    await section(page, "Summary").getByText("Written in the first tab").waitFor();
    await section(page, "Detection").getByText("Written in the second tab").waitFor();
    const entries = section(page, "Timeline").getByRole("list", { name: "Timeline" }).getByRole("group");
    await eventually(() => entries.count(), 2);
    assert.equal(await page.getByRole("dialog").count(), 0);
  }
  await saved(mine);
  await saved(theirs);
  const { text } = await exported(theirs, "Download Markdown");
  await mine.reload();
  await ready(mine);
  await saved(mine);
  assert.equal((await exported(mine, "Download Markdown")).text, text);
});

test("what another tab has saved arrives without a reload", async (t) => {
  const { mine, theirs } = await twoTabs(t, "Hears of it");
  await titleOf(mine).fill("Heard of it");
  await eventually(() => titleOf(theirs).inputValue(), "Heard of it");
  await theirs.getByText("Another tab changed this postmortem").waitFor();
});

test("a tab that lay in the background saves over nothing", async (t) => {
  const { page: mine, context } = await openApp(t);
  await newPostmortem(mine, "Before");
  // A tab that hears nothing, as one that the browser has put to sleep.
  const asleep = await context.newPage();
  await asleep.addInitScript(() => {
    window.BroadcastChannel = class extends EventTarget {
      postMessage() {}
      close() {}
    };
  });
  await asleep.goto(mine.url());
  await ready(asleep);
  await titleOf(asleep).waitFor();

  await write(mine, "Summary", "Written meanwhile");
  await saved(mine);
  await write(asleep, "Lessons learned", "Written on waking up");
  await saved(asleep);
  await section(asleep, "Summary").getByText("Written meanwhile").waitFor();
  await mine.reload();
  await ready(mine);
  await section(mine, "Summary").getByText("Written meanwhile").waitFor();
  await section(mine, "Lessons learned").getByText("Written on waking up").waitFor();
});

for (const [choice, expected] of [
  ["Keep mine", ["Mine of the second tab"]],
  ["Take theirs", ["Theirs of the first tab"]],
  ["Keep both", ["Mine of the second tab", "Theirs of the first tab"]],
]) {
  test(`the same field, edited in two tabs, is asked about: ${choice}`, async (t) => {
    const { mine: first, theirs: second } = await twoTabs(t, "One field");
    await write(first, "Summary", "Begun");
    await section(second, "Summary").getByText("Begun").waitFor();
    await saved(second);

    const releases = [await holdSaves(first), await holdSaves(second)];
    await write(first, "Summary", "Theirs of the first tab");
    await write(second, "Summary", "Mine of the second tab");
    await releases[0]();
    await saved(first);
    await releases[1]();

    const dialog = second.getByRole("dialog", { name: "One place was changed in two ways" });
    await dialog.getByRole("figure", { name: "Mine" }).getByText("Mine of the second tab").waitFor();
    await dialog.getByRole("figure", { name: "Theirs" }).getByText("Theirs of the first tab").waitFor();
    await dialog.getByRole("radio", { name: choice }).check();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await dialog.waitFor({ state: "hidden" });
    await saved(second);

    for (const page of [first, second]) {
      for (const text of expected) await section(page, "Summary").getByText(text).waitFor();
    }
    const { text } = await exported(second, "Download Markdown");
    const all = ["Mine of the second tab", "Theirs of the first tab"];
    assert.deepEqual(all.filter((it) => text.includes(it)), expected);
    await second.reload();
    await ready(second);
    await saved(second);
    assert.equal((await exported(second, "Download Markdown")).text, text);
  });
}

test("a decision may be put off; both versions wait", async (t) => {
  const { mine: first, theirs: second } = await twoTabs(t, "Begun");
  const releases = [await holdSaves(first), await holdSaves(second)];
  await titleOf(first).fill("Theirs");
  await titleOf(second).fill("Mine");
  await releases[0]();
  await saved(first);
  await releases[1]();
  const dialog = second.getByRole("dialog", { name: "One place was changed in two ways" });
  await dialog.getByRole("button", { name: "Decide later" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await titleOf(second).inputValue(), "Mine");
  await second.getByRole("button", { name: "Decide now" }).click();
  await dialog.getByRole("radio", { name: "Take theirs" }).check();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await eventually(() => titleOf(second).inputValue(), "Theirs");
  await eventually(() => titleOf(first).inputValue(), "Theirs");
});
