// What a workspace makes its own: its severities, its metrics, its support hours, its moments; and every postmortem follows.
import assert from "node:assert/strict";
import { writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { addEntries, choose, download, eventually, exported, newPostmortem, saved, takeMoment } from "./support/steps.mjs";

const heading = (page, name) => page.getByRole("heading", { name, level: 1, exact: true });
const level = (page, key) => page.getByRole("group", { name: `Level ${key}`, exact: true });
const keys = (page) => page.getByRole("textbox", { name: "Key", exact: true }).evaluateAll((all) => all.map((it) => it.value));
const focused = (page) => page.evaluate(() => document.activeElement.value);
const severity = (page) => page.getByRole("combobox", { name: "Severity", exact: true });
const levels = (page) => severity(page).locator("option").allInnerTexts();
const moment = (page, name) => page.getByRole("textbox", { name, exact: true });
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

/** Goes to another page of the app without leaving it. */
const go = (page, path) => page.evaluate((it) => (location.hash = it), path);

/** Goes to a page by its name. */
const find = async (page, letters, name) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Find a page, a postmortem or a command" }).fill(letters);
  await page.getByRole("option", { name }).first().waitFor();
  await page.keyboard.press("Enter");
};

/** Gives the page a file as the severity scheme. */
const importScheme = async (page, t, text) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-scheme-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "scheme.json");
  await writeFile(path, text);
  await page.getByLabel("Import a scheme").setInputFiles(path);
};

test("a team edits its severities, and every postmortem follows", async (t) => {
  const { page, context } = await openApp(t);
  await newPostmortem(page, "Older than the scheme");
  const document = page.url();
  await severity(page).selectOption("SEV2 high");
  await saved(page);

  await t.test("what is wrong is said at its place, and the last sound scheme holds", async () => {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Settings" }).click();
    await page.getByRole("link", { name: "Severity scheme" }).click();
    await heading(page, "Severity scheme").waitFor();
    assert.deepEqual(await axe(page), []);
    const key = page.getByRole("textbox", { name: "Key", exact: true }).first();
    await key.fill("sev2");
    await page.getByText("An earlier level is called the same").waitFor();
    await page.getByText("Not kept yet: 1 thing is to be mended").waitFor();
    assert.deepEqual(await axe(page), []);
    await key.fill("");
    await page.getByText("Nothing is written here").waitFor();
    await key.fill("P1");
    const acknowledge = level(page, "P1").getByRole("textbox", { name: "Acknowledge within" });
    await acknowledge.fill("0");
    await page.getByText("0 minutes can’t be kept").waitFor();
    await acknowledge.fill("10");
    await page.getByText("Not kept yet").waitFor({ state: "detached" });
    await saved(page);
  });

  await t.test("levels go, come and move by the keyboard; undo takes back and says what", async () => {
    const remove = level(page, "SEV2").getByRole("button", { name: "Remove “SEV2”" });
    await remove.press("Enter");
    await eventually(() => keys(page), ["P1", "SEV3", "SEV4"]);
    await eventually(() => focused(page), "SEV3");
    assert.equal(await page.getByRole("combobox", { name: "A core function is down", exact: true }).locator("option:checked").innerText(), "P1 critical");
    await page.keyboard.press("Control+z");
    await page.getByText("Undid: removing a level").waitFor();
    await eventually(() => keys(page), ["P1", "SEV2", "SEV3", "SEV4"]);
    await page.keyboard.press("Control+Shift+z");
    await eventually(() => keys(page), ["P1", "SEV3", "SEV4"]);
    await page.getByRole("button", { name: "Add a level" }).press("Enter");
    await eventually(() => focused(page), "SEV5");
    await page.keyboard.press("Alt+ArrowUp");
    await eventually(() => keys(page), ["P1", "SEV3", "SEV5", "SEV4"]);
    await eventually(() => focused(page), "SEV5");
    await level(page, "SEV5").getByRole("textbox", { name: "In a word" }).fill("minor");
    await level(page, "SEV5").getByRole("combobox", { name: "Resolve" }).selectOption("Within a time");
    await level(page, "SEV5").getByRole("textbox", { name: "Resolve within" }).fill("90");
    await page.getByText("1 h 30 min").waitFor();
    await page.getByRole("textbox", { name: "Name of the scheme" }).fill("Ours");
    await saved(page);
  });

  await t.test("a postmortem keeps a level that is gone, and offers those that are there", async () => {
    await page.goto(document);
    await eventually(() => levels(page), ["Not chosen yet", "P1 critical", "SEV3 medium", "SEV5 minor", "SEV4 low", "SEV2"]);
    assert.equal(await severity(page).locator("option:checked").innerText(), "SEV2");
    await page.getByRole("button", { name: "Which level?" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Is a core function down?" }).selectOption("yes");
    await dialog.getByRole("button", { name: "Take P1" }).click();
    await eventually(() => severity(page).locator("option:checked").innerText(), "P1 critical");
    await moment(page, "Detected").fill("2026-11-14 10:00");
    await moment(page, "Acknowledged").fill("2026-11-14 10:12");
    await page.getByText("2 min over the 10 min promised").waitFor();
    await page.getByText("Ours", { exact: true }).first().waitFor();
    await saved(page);
    await go(page, "#/");
    await page.getByRole("group", { name: "Severity" }).getByRole("button", { name: "SEV5" }).waitFor();
  });

  await t.test("the scheme goes out as a file, back to the shipped one, and comes in again; another tab follows", async () => {
    await find(page, "severity", "Severity scheme");
    await heading(page, "Severity scheme").waitFor();
    const file = await download(page, () => page.getByRole("button", { name: "Export the scheme as a file" }).click());
    assert.equal(file.name, "severity-scheme.json");
    const { schema, name, levels: written } = JSON.parse(file.text);
    assert.deepEqual([schema, name, written[2].resolve], ["afterword-severity/1", "Ours", { within: { minutes: 90 } }]);
    const other = await context.newPage();
    await other.goto(page.url());
    await ready(other);
    await eventually(() => keys(other), ["P1", "SEV3", "SEV5", "SEV4"]);
    await page.getByRole("button", { name: "Back to the shipped scheme" }).click();
    await eventually(() => keys(page), ["SEV1", "SEV2", "SEV3", "SEV4"]);
    await eventually(() => keys(other), ["SEV1", "SEV2", "SEV3", "SEV4"]);
    await other.close();
    await importScheme(page, t, file.text.replace('"key": "SEV5"', '"key": "P1"'));
    await page.getByText("two levels are called P1").waitFor();
    await importScheme(page, t, file.text);
    await eventually(() => keys(page), ["P1", "SEV3", "SEV5", "SEV4"]);
    await page.getByText("“Ours” is the scheme now").waitFor();
    await saved(page);
    await page.reload();
    await ready(page);
    await eventually(() => keys(page), ["P1", "SEV3", "SEV5", "SEV4"]);
  });
});

test("a team measures by its own definitions, hours and moments", async (t) => {
  const { page } = await openApp(t);

  await t.test("a moment, the hours and a metric are set", async () => {
    await find(page, "metrics", "Metrics and moments");
    await heading(page, "Metrics and moments").waitFor();
    const moments = page.getByRole("textbox", { name: "Further moments" });
    await moments.fill("Detected");
    await moments.press("Enter");
    await page.getByText("Not added: every postmortem has the moment “Detected” already").waitFor();
    await moments.fill("Vendor informed");
    await moments.press("Enter");
    await page.getByRole("button", { name: "Remove Vendor informed" }).waitFor();
    await page.getByRole("group", { name: "Days" }).getByRole("button", { name: "Fri" }).click();
    await page.getByLabel("From", { exact: true }).and(page.locator("input")).fill("08:00");
    await page.getByRole("button", { name: "Add a metric" }).press("Enter");
    await page.getByText("Not measured yet: it has no name").waitFor();
    await page.keyboard.type("Time to inform the vendor");
    const ours = page.getByRole("group", { name: "Metric Time to inform the vendor" });
    await ours.getByRole("combobox", { name: "From" }).selectOption("Detected");
    await ours.getByRole("combobox", { name: "To" }).selectOption("Detected");
    await ours.getByText("Not measured yet: it ends where it begins").waitFor();
    await ours.getByRole("combobox", { name: "To" }).selectOption("Vendor informed");
    await ours.getByRole("combobox", { name: "Clock" }).selectOption("Support hours");
    assert.deepEqual(await axe(page), []);
  });

  await t.test("every postmortem has the moment, takes it from its timeline, measures and exports by it", async () => {
    await go(page, "#/");
    await newPostmortem(page, "Measured by ours");
    // Thursday evening to Monday morning, Friday off: two hours on Thursday, one on Monday.
    await addEntries(page, "2026-11-12 15:00 alert fired", "2026-11-16 09:00 vendor called");
    await takeMoment(page, "detected", /alert fired/);
    await takeMoment(page, "vendor informed", /vendor called/);
    const metric = page.getByRole("complementary").getByText("Time to inform the vendor");
    await metric.waitFor();
    await page.getByText("3 h", { exact: true }).waitFor();
    await page.getByText("the team’s own: detected to vendor informed; in support hours", { exact: true }).waitFor();
    const { text } = await exported(page, "Download Markdown");
    assert.match(text, /\| Time to inform the vendor.*\| 3 h \|.*the team’s own: detected to vendor informed; in support hours \(Mon–Thu 08:00–17:00 Europe\/Berlin\) \|/);
    assert.deepEqual(Object.keys(JSON.parse((await exported(page, "Download JSON")).text).moments), ["detected", "Vendor informed"]);
    await saved(page);
  });

  await t.test("what is removed can be taken back, and a postmortem keeps what it has", async () => {
    const document = page.url();
    await go(page, "#/metrics");
    await page.getByRole("button", { name: "Remove Vendor informed" }).click();
    await page.getByRole("status").filter({ hasText: "Moment removed: Vendor informed" }).getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Remove Vendor informed" }).click();
    await page.getByRole("button", { name: "Remove “Time to inform the vendor”" }).click();
    await page.getByRole("group", { name: /^Metric / }).waitFor({ state: "detached" });
    await page.getByRole("status").filter({ hasText: "Metric removed" }).getByRole("button", { name: "Undo" }).click();
    await page.getByRole("group", { name: "Metric Time to inform the vendor" }).waitFor();
    await page.goto(document);
    await ready(page);
    await eventually(() => moment(page, "Vendor informed").inputValue(), "2026-11-16 09:00");
    await choose(page, "Options of vendor informed", "Clear");
    await page.getByText("3 h", { exact: true }).waitFor({ state: "detached" });
  });
});

test("in German and on a small screen they fit, without a violation", async (t) => {
  const { page } = await openApp(t, { locale: "de-DE", viewport: { width: 320, height: 640 }, colorScheme: "dark" });
  for (const [path, name] of [["#/severity", "Schweregrade"], ["#/metrics", "Kennzahlen und Zeitpunkte"]]) {
    await go(page, path);
    await heading(page, name).waitFor();
    await page.getByRole("button", { name: /hinzufügen$/ }).first().click();
    assert.equal(await fits(page), true, name);
    assert.deepEqual(await axe(page), []);
  }
});
