// Every page, in every state that one can be in: nothing that axe finds in light, dark and at 320 pixels; whole when text needs more room and on a
// screen at 400 %; with the focus in sight and nothing over it; legible in forced colours; still for those who want no motion.
//
// A state is a line: its name, the address (none: where one is), what is done there, and whether it lasts only as long as the window stays as it is. One browser visits all of them. What a state needs many steps to reach is
// looked at in the journey that takes them: a conflict, a meeting, a shared link (accessibility.mjs), a new version (offline.mjs), phones that
// vote (maturity-ballots.mjs), the tag (tag.mjs).
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { cutOff, focusLost, moving, settled, smallTargets, toldByGroundAlone, tooWide, withSpacing } from "./support/looks.mjs";
import { idOf, workspace } from "./support/maturity.mjs";
import { choose, eventually, forgiveAxe, holdSaves } from "./support/steps.mjs";

const WIDE = { width: 1280, height: 800 };
/** The narrowest phone, and a desktop of 1280 × 1024 at 400 %. */
const NARROW = { width: 320, height: 640 };
const ZOOMED = { width: 320, height: 256 };
/** A desktop at 200 %. */
const HALF = { width: 640, height: 400 };

/** What depends on the colours, and what on the width: the rest of axe is the same in the dark and on a phone. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const WIDTH = ["color-contrast", "scrollable-region-focusable", "aria-hidden-focus"];

/** All that is wrong with the page as it is, each with where it was seen. */
const look = async (page, isOneSize) => {
  const faults = [];
  const note = (where, found) => faults.push(...found.map((it) => `${where}: ${it}`));
  note("light", [...(await axe(page)), ...(await smallTargets(page)), ...(await moving(page))]);
  await page.emulateMedia({ colorScheme: "dark" });
  note("dark", await axe(page, { only: COLOURS }));
  await page.emulateMedia({ colorScheme: "light" });
  // A menu has its place from when it was opened.
  if (isOneSize) return faults;
  note("with room between letters", await withSpacing(page, async () => [...(await tooWide(page)), ...(await cutOff(page))]));
  await page.setViewportSize(HALF);
  note("200 %", await tooWide(page));
  await page.setViewportSize(NARROW);
  note("320 pixels", await axe(page, { only: WIDTH }));
  note("320 pixels", [...(await tooWide(page)), ...(await cutOff(page)), ...(await smallTargets(page))]);
  await page.setViewportSize(ZOOMED);
  note("400 %", [...(await tooWide(page)), ...(await focusLost(page))]);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ forcedColors: "active" });
  note("forced colours", [...(await toldByGroundAlone(page)), ...(await focusLost(page))]);
  await page.emulateMedia({ forcedColors: "none" });
  return faults;
};

const press = (page, name) => page.getByRole("button", { name }).first().click();
const palette = (words, found) => async (page) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Find a page/ }).fill(words);
  await page.getByText(found).first().waitFor();
};

const TOIL = "toil/019a2c00-0000-7000-8000-00000000701f";
const MATURITY = `maturity/${idOf(3)}`;
const title = (page) => page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
const dialog = (page) => page.getByRole("dialog").last().waitFor();

/** Nothing is there yet. */
const EMPTY = [
  ["home, empty", "home"],
  ["the board, empty", "actions"],
  ["toil, before a register", "toil"],
  ["maturity, before an assessment", "maturity"],
  ["trends of nothing", "trends"],
  ["a report of nothing", "report"],
  ["a postmortem that is not there", `postmortem/${idOf(99)}`],
  ["a link that lost letters", "shared/1abcdef"],
  ["a ballot that can't be read", "ballot/1abcdef"],
  ["a vote that nobody waits for", "ballot-code/0000-0000"],
];

/** Six incidents of the example, three more, four assessments, and a register. */
const FULL = [
  ["home", "home"],
  ["the list, when nothing is found", "", (page) => page.getByRole("searchbox").fill("quetzalcoatl")],
  ["the palette with results", "", palette("outage", /results/)],
  ["the palette without", "", palette("quetzalcoatl", /Nothing/)],
  ["the board", "actions"],
  ["the board in columns", "actions", (page) => press(page, "Columns")],
  ["a new action", "actions", (page) => press(page, "New action")],
  ["what leaves the board", "actions", (page) => press(page, "Take out"), true],
  ["trends", "trends"],
  ["the report", "report"],
  ["toil", TOIL],
  ["an activity with a mistake", TOIL, async (page) => {
    await press(page, "Environments on request");
    await page.getByLabel("Time each").last().fill("soon");
    await page.keyboard.press("Tab");
    await page.getByText("A time such as 2 h, 15 min or 90 s").waitFor();
  }],
  ["common toil", TOIL, (page) => press(page, "Common toil…")],
  ["a table of toil", TOIL, (page) => press(page, "Bring in a table…")],
  ["weeks of toil", `${TOIL}/weeks`],
  ["projects against toil", `${TOIL}/projects`],
  ["a project against toil", `${TOIL}/projects`, (page) => page.getByRole("link", { name: "A portal for environments" }).first().click()],
  ["the plan", `${TOIL}/plan`],
  ["toil on a page", `${TOIL}/overview`],
  ["what toil is reckoned with", `${TOIL}/basis`],
  ["before a register is thrown away", `${TOIL}/basis`, (page) => press(page, "Throw the register away")],
  ["maturity", "maturity"],
  ["a question", MATURITY],
  ["a question that has its answer", `${MATURITY}/question-1`],
  ["the table of scores", `${MATURITY}/table`],
  ["a workshop being prepared", `${MATURITY}/workshop`],
  ["a workshop on the wall", `${MATURITY}/screen`],
  ["the link on the wall", `${MATURITY}/screen`, (page) => press(page, "Ballot link")],
  ["what maturity comes to", `${MATURITY}/results`],
  ["the roadmap", `${MATURITY}/roadmap`],
  ["figures", `${MATURITY}/figures`],
  ["of whom an assessment is", `${MATURITY}/about`],
  ["a model of one's own", "maturity", async (page) => {
    await press(page, "New model");
    await page.getByRole("textbox", { name: /Name/ }).first().waitFor();
  }],
  ["a template", "library/standard"],
  ["what a template may do", "library", (page) => press(page, "Options of Standard"), true],
  ["the rules", "rules"],
  ["a scheme of severity with a mistake", "severity", async (page) => {
    await page.getByRole("textbox", { name: "Key" }).first().fill("");
    await page.keyboard.press("Tab");
  }],
  ["metrics", "metrics"],
  ["the settings", "settings"],
  ["a file that is nothing we know", "import", async (page) => {
    await page.locator("input[type=file]").setInputFiles({ name: "noise.bin", mimeType: "application/octet-stream", buffer: Buffer.from([0, 255, 1, 254, 0]) });
    await page.getByText(/noise\.bin/).first().waitFor();
  }],
  ["a postmortem with findings", "", async (page) => {
    await page.getByRole("link", { name: /Double invoices/ }).first().click();
    await title(page);
    await page.getByRole("button", { name: "By section" }).waitFor();
  }],
  ["for other readers", null, async (page) => {
    await choose(page, "Export", "For other readers");
    await dialog(page);
  }],
  ["the drawn timeline", null, async (page) => {
    await page.keyboard.press("Escape");
    await press(page, "Drawn timeline");
    await page.getByRole("img", { name: "Timeline" }).waitFor();
  }],
  ["before it is published", null, async (page) => {
    await choose(page, "Other steps", "Publish");
    await dialog(page);
  }],
];

test("no state of any page has a fault", { timeout: 400_000 }, async (t) => {
  const { page, complaints } = await openApp(t, { viewport: WIDE, colorScheme: "light", reducedMotion: "reduce" });
  const faults = {};
  const go = (hash) => page.evaluate((it) => (location.hash = it), hash);
  const visit = async ([name, path, prepare, isOneSize]) => {
    if (path !== null) {
      // From a page that holds nothing, so that no state begins with what another left open.
      for (let n = 0; n < 3 && (await page.getByRole("dialog").count()); n += 1) await page.keyboard.press("Escape");
      await go("#/nowhere");
      await page.getByRole("heading", { name: "There is no such page" }).or(page.getByRole("heading", { level: 1 })).first().waitFor();
      await go(`#/${path}`);
      await page.locator("main:not([aria-busy=true])").first().waitFor();
      await settled(page);
    }
    await prepare?.(page);
    await settled(page);
    await page.mouse.move(0, 0);
    const found = await look(page, isOneSize);
    if (found.length) faults[name] = found;
  };
  for (const state of EMPTY) await visit(state);
  await go("#/");
  await press(page, "Open the example workspace");
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  await go("#/import");
  await page.locator("input[type=file]").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(workspace()) });
  await press(page, "Bring in what is not here");
  await page.getByRole("link", { name: "Outage 1" }).waitFor();
  await go("#/toil");
  await press(page, "Look at an example");
  await page.getByRole("heading", { level: 1, name: "What the platform team does by hand" }).waitFor();
  for (const state of FULL) await visit(state);
  assert.deepEqual(faults, {});
  forgiveAxe(complaints);
});
