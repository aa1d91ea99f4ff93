// Every page and state: no violation that axe finds, light, dark and at 320 pixels; and on paper the document and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, choose, eventually, forgiveAxe, holdSaves, newPostmortem, saved, section, write } from "./support/steps.mjs";

const MARKDOWN = "# Search was down\n\nIt was slow.\n\n## Timeline\n\n- 2026-03-14 09:02 deploy\n- 09:42 rolled back\n\n## Odd notes\n\nNothing more.\n";

const CHANNEL = JSON.stringify([
  { ts: "1776959516.000100", user: "U1", text: "errors are *up* on <https://example.org/board/of/checkout/latency/by/region|the board>" },
  { ts: "1776959576.000100", user: "U2", text: "rolled back" },
]);

/** Fills a postmortem so that every component of the editor is on the page. */
const fill = async (page) => {
  await page.getByRole("combobox", { name: "Severity" }).selectOption("SEV1 critical");
  await page.getByRole("textbox", { name: "Services", exact: true }).fill("checkout");
  await page.keyboard.press("Enter");
  await write(page, "Summary", "The *checkout* [returned](https://example.org) `503`.\n\n- EU\n- US\n\n> Quoted\n\n```\ncode\n```");
  await addEntries(page, "2026-11-14 14:32 error rate rises", "14:40 alert fired", "~15:10 rolled back", "no time is known");
  await choose(page, "Options of impact started", "Take it from the timeline");
  await page.getByRole("dialog").getByRole("button", { name: "error rate rises" }).click();
  const resolved = page.getByRole("textbox", { name: "Resolved", exact: true });
  await resolved.fill("2026-11-14 14:00");
  await resolved.press("Enter");
  await section(page, "Contributing factors").getByRole("button", { name: "Add a factor" }).click();
  await page.keyboard.type("No limit on the pool");
  await section(page, "Why it happened").getByRole("button", { name: "Start with what people noticed" }).click();
  await page.keyboard.type("Nobody could pay");
  for (const key of ["Enter", "a", "Alt+r", "Enter", "b", "Tab", "Enter", "c"]) await page.keyboard.press(key);
  await page.getByRole("textbox", { name: "Next action" }).fill("Add the index @anna 2026-12-01 P1");
  await page.keyboard.press("Enter");
  await saved(page);
};

const VARIANTS = [
  { name: "light", colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { name: "dark", colorScheme: "dark", viewport: { width: 1280, height: 800 } },
  { name: "320 pixels", colorScheme: "light", viewport: { width: 320, height: 640 } },
];

for (const { name, viewport, colorScheme } of VARIANTS) {
  test(`no page has a violation: ${name}`, async (t) => {
    const { page, context, site, complaints } = await openApp(t, { viewport, colorScheme, reducedMotion: "reduce" });
    const isNarrow = viewport.width < 400;
    const violations = {};
    const check = async (state, of = page) => {
      await of.mouse.move(0, 0);
      const found = await axe(of);
      const tooWide = await of.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (tooWide > 0) found.push(`${tooWide} px too wide: it scrolls sideways`);
      if (found.length) violations[state] = [...new Set(found)];
    };
    const go = async (path) => {
      // The page that is left is no page that waits: what is looked at has to be the other one.
      const named = () => page.evaluate(() => `${document.title}: ${document.querySelector("h1")?.textContent}`);
      const left = await named();
      await page.goto(`${site.url}${path}`);
      await eventually(async () => (await named()) !== left, true);
      await page.getByRole("main").and(page.locator(':not([aria-busy="true"])')).waitFor();
    };
    /** A press beside a sheet closes it. */
    const closeSheet = async (position) => {
      const shade = page.getByRole("button", { name: "Close", exact: true });
      await shade.click({ position });
      await shade.waitFor({ state: "hidden" });
    };
    /** On a narrow page the moments are behind a button. */
    const withSide = async (work) => {
      if (isNarrow) await page.getByRole("button", { name: "Moments and metrics" }).click();
      await work();
      if (isNarrow) await closeSheet({ x: 5, y: 300 });
    };

    await check("the empty list");
    await page.getByRole("button", { name: "Choose a template" }).click();
    await page.getByRole("menu").waitFor();
    await check("a menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Open the example workspace" }).click();
    await page.getByRole("grid").getByRole("row").nth(1).waitFor();
    await check("the list of examples");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await check("the keys");
    await page.keyboard.press("Escape");
    await page.getByRole("grid").getByRole("link").first().click();
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    await check("an example");

    await go("#/");
    await page.getByRole("button", { name: "New postmortem" }).click();
    await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
    await check("an empty postmortem");
    const address = page.url();
    // Written on a wide page and read on this one: what is under test is how it is shown.
    await page.setViewportSize({ width: 1280, height: 800 });
    await fill(page);
    await page.setViewportSize(viewport);
    await check("a full postmortem");
    await withSide(() => check("its moments and metrics"));
    if (isNarrow) {
      await page.getByRole("button", { name: "Sections", exact: true }).click();
      await check("its sections");
      await closeSheet({ x: viewport.width - 5, y: 300 });
    }
    await section(page, "Timeline").getByRole("group", { name: /alert fired/ }).click();
    await page.getByRole("group", { name: "Timeline entry" }).waitFor();
    await check("an entry being edited");
    await page.getByRole("button", { name: "Details of this cause" }).first().click();
    await page.getByRole("button", { name: "Details of this action" }).first().click();
    await check("a cause and an action with their details");
    await page.getByRole("button", { name: "Edit Summary" }).click();
    await check("prose being written");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Send to review" }).click();
    await page.getByRole("dialog").waitFor();
    await check("the question before a change of status");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menu").waitFor();
    await check("the export menu");
    await page.keyboard.press("Escape");

    const other = await context.newPage();
    await other.goto(address);
    await ready(other);
    const [here, there] = [page, other].map((it) => it.getByRole("textbox", { name: "Title", exact: true }));
    await there.waitFor();
    const releases = [await holdSaves(page), await holdSaves(other)];
    await here.fill("Mine");
    await there.fill("Theirs");
    await releases[1]();
    await saved(other);
    await releases[0]();
    await page.getByRole("dialog", { name: /changed in two ways/ }).waitFor();
    await check("a conflict");
    await page.getByRole("button", { name: "Apply" }).click();
    await other.close();
    await saved(page);

    await choose(page, "More", "Revisions");
    await page.getByRole("heading", { name: /^Revisions of/ }).waitFor();
    await check("the revisions");
    const version = page.getByRole("main").getByRole("listitem").getByRole("button").first();
    if (await version.count()) {
      await version.click();
      await page.getByRole("button", { name: /^Restore/ }).waitFor();
      await check("a revision");
    }

    await page.goto(address);
    await choose(page, "More", "Present");
    await page.getByRole("dialog", { name: "Review meeting" }).waitFor();
    await check("before a meeting");
    await page.getByRole("button", { name: "Begin", exact: true }).click();
    await page.getByRole("dialog", { name: "Review meeting" }).getByRole("article").waitFor();
    await check("a slide");
    await page.goto(address);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await choose(page, "Export", "Copy a link that holds it");
    await page.getByText("Link copied").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto(link);
    await page.getByRole("article").waitFor();
    await check("a shared postmortem");

    await go("#/import");
    await check("import");
    await page.locator("input[type=file]").setInputFiles({ name: "channel.json", mimeType: "application/json", buffer: Buffer.from(CHANNEL) });
    await page.getByRole("checkbox", { name: /rolled back/ }).waitFor();
    await check("a chat to be imported");
    await page.getByRole("button", { name: "Choose something else" }).click();
    await page.getByRole("textbox", { name: "Or paste the text" }).fill(MARKDOWN);
    await page.getByRole("button", { name: "Read the pasted text" }).click();
    await page.getByText("things recognised").waitFor();
    await check("the preview of an import");

    await go("#/trash");
    await check("the empty trash");
    await page.goto(address);
    await choose(page, "More", "Move to the trash");
    await page.getByRole("grid").waitFor();
    await go("#/trash");
    await page.getByRole("button", { name: /^Delete .* for good$/ }).first().click();
    await page.getByRole("dialog").waitFor();
    await check("the trash");
    await go("#/settings");
    await page.getByText("used in this browser").waitFor();
    await check("the settings");
    for (const path of ["library", "library/standard", "rules", "severity", "metrics"]) {
      await go(`#/${path}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await check(path);
    }
    await go("#/folder");
    await check("no folder");
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("clone", { create: true });
      const file = await folder.getFileHandle("how-we-write-about-incidents-and-what-we-learnt-from-them.md", { create: true });
      const stream = await file.createWritable();
      await stream.write("# Not ours\n");
      await stream.close();
      globalThis.showDirectoryPicker = async () => folder;
    });
    await page.getByRole("button", { name: "Work in a folder…" }).click();
    await page.getByRole("button", { name: /^Look at it/ }).waitFor();
    await check("a folder");
    // The page grows while files are written, and a button moves from under a pointer.
    await page.getByText(/in step/).waitFor();
    await page.getByRole("button", { name: "Leave the folder" }).click();
    await page.getByRole("button", { name: "Work in a folder…" }).waitFor();
    await go("#/nowhere");
    await check("an address that leads nowhere");

    assert.deepEqual(violations, {});
    forgiveAxe(complaints);
  });
}

for (const [locale, examples] of [["en-GB", "Open the example workspace"], ["de-DE", "Beispiel-Arbeitsbereich öffnen"]]) {
  test(`on a small phone the title, the state of saving and the names below can be read (${locale})`, async (t) => {
    const { page } = await openApp(t, { locale, viewport: { width: 320, height: 640 } });
    await page.getByRole("button", { name: examples }).click();
    await page.getByRole("link", { name: /Duisburg/ }).click();
    const state = page.getByRole("banner").getByRole("status");
    await state.waitFor();
    const isWhole = (it) => it.evaluate((element) => element.scrollWidth <= element.clientWidth && element.clientWidth > 0);
    await eventually(() => isWhole(state), true);
    assert.ok((await page.getByRole("banner").getByRole("button", { name: /Duisburg/ }).boundingBox()).width > 150);
    const sides = () => page.locator(".rail-link > span").evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    const names = await sides();
    assert.equal(names.length, 11);
    for (const [at, [left, right]] of names.entries()) {
      // The rest is reached by scrolling.
      if (at < 4) assert.ok(left >= 0 && right <= 320, `the name of link ${at} goes from ${left} to ${right}`);
      if (at > 0) assert.ok(left >= names[at - 1][1], `the names of links ${at - 1} and ${at} overlap`);
    }
    await page.locator(".rail-link").last().focus();
    const [left, right] = (await sides()).at(-1);
    assert.ok(left >= 0 && right <= 320, `the name of the last link goes from ${left} to ${right} when it has the focus`);
  });
}

test("paper shows numbers by their units, days in words, whole questions, and nothing that is not known", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "Open the example workspace" }).click();
  await page.getByRole("link", { name: /Duisburg/ }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  const severity = page.getByRole("combobox", { name: "Severity", exact: true });
  await severity.selectOption("Not chosen yet");
  const cause = page.getByRole("textbox", { name: "Cause, level 1, 1 of 3" });
  await cause.fill("The **gateway** refused [uploads](https://example.org)");
  await saved(page);
  await page.setViewportSize({ width: 658, height: 980 });
  await page.emulateMedia({ media: "print" });
  await severity.waitFor({ state: "hidden" });
  const gap = await page.getByRole("textbox", { name: "Share of users" }).evaluate((it) => {
    const shown = document.createRange();
    shown.selectNodeContents(it.parentElement.querySelector(".unit"));
    return shown.getBoundingClientRect().left - it.getBoundingClientRect().right;
  });
  assert.ok(gap >= 0 && gap < 12, `${gap} px between the number and its unit`);
  assert.ok((await page.getByRole("textbox", { name: "Share of users" }).boundingBox()).width < 60);
  const paper = page.getByRole("article");
  await paper.getByText("20 Nov 2026", { exact: true }).filter({ visible: true }).first().waitFor();
  assert.equal(await paper.getByLabel("Due", { exact: true }).first().isVisible(), false, "not in the browser's own way as well");
  await paper.getByRole("list", { name: "Causes" }).getByText("The gateway refused uploads", { exact: true }).filter({ visible: true }).waitFor();
  assert.equal(await cause.isVisible(), false);
  const questions = paper.getByText(/^Why did “/).filter({ visible: true });
  assert.ok((await questions.count()) > 2);
  for (const question of await questions.all()) assert.ok(await question.evaluate((it) => it.scrollWidth <= it.clientWidth), await question.textContent());
  assert.equal(await paper.getByText(/The budget spent follows/).filter({ visible: true }).count(), 0);
});

test("on paper there is the document and no interface", async (t) => {
  const { page } = await openApp(t);
  await newPostmortem(page, "Checkout outage");
  await fill(page);
  await write(page, "Detection", "The alert did it.");
  await saved(page);
  await page.emulateMedia({ media: "print" });
  for (const it of [
    page.getByRole("navigation", { name: "Pages" }),
    page.getByRole("navigation", { name: "Sections" }),
    page.getByRole("status").filter({ hasText: /^Saved/ }),
    page.getByRole("textbox", { name: "Next entry" }),
    page.getByRole("textbox", { name: "Next action" }),
  ]) {
    await it.waitFor({ state: "hidden" });
  }
  const buttons = await page.getByRole("button").evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.ariaLabel ?? it.textContent));
  assert.deepEqual(buttons, []);
  const paper = page.getByRole("article");
  await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).isVisible(), true);
  for (const text of ["503", "error rate rises", "14:32", "The alert did it."]) await paper.getByText(text).filter({ visible: true }).first().waitFor();
  const values = () => paper.getByRole("textbox").evaluateAll((all) => all.filter((it) => it.checkVisibility()).map((it) => it.value));
  const onPaper = ["Checkout outage", "Nobody could pay", "Add the index"];
  await eventually(async () => {
    const shown = await values();
    return onPaper.filter((text) => shown.includes(text));
  }, onPaper);
  await page.getByRole("region", { name: "Metrics" }).getByText("Time to resolve").waitFor();
  const { width } = await page.evaluate(() => document.body.getBoundingClientRect());
  assert.ok(width > 0);
});
