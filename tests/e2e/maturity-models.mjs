// Models of maturity of one's own: written from blank by keyboard, mended where the page says what is wrong, sent as files, copied from
// one that ships, used, and kept by a backup.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe, saved } from "./support/steps.mjs";

const field = (page, name) => page.getByRole("textbox", { name, exact: true });

const statement = (page, level) => field(page, `Statement of level ${level}`);

const outline = (page) => page.getByRole("navigation", { name: "Parts of the model" });

/** The way to a part. */
const part = (page, name) => outline(page).getByRole("button", { name });

const findings = (page) => page.getByRole("complementary", { name: "What there is to mend" });

const hasFocus = (locator) => locator.evaluate((it) => it === document.activeElement);

/** Whether the page is wider than its window. */
const isTooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Where assessments begin. */
const toModels = async (page) => {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Maturity" }).click();
  await page.getByRole("heading", { name: "Maturity", level: 1 }).waitFor();
};

const put = (input, name, text) => input.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** Chooses a file where an assessment begins. */
const chooseFile = (page, name, text) => put(page.getByLabel(/^Use a model file/), name, text);

test("a model is written from blank by keyboard, mended, undone, sent and brought back", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });

  await t.test("it begins with one capability, of which nothing is said", async () => {
    await page.getByRole("button", { name: "New model" }).press("Enter");
    await field(page, "Name").waitFor();
    await findings(page).getByText("1 thing keeps it from being used").waitFor();
    assert.deepEqual(await axe(page), []);
    await field(page, "Name").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("Platform");
  });

  await t.test("what is wrong leads to its place", async () => {
    await findings(page).getByRole("button", { name: /New capability/ }).press("Enter");
    await eventually(() => hasFocus(statement(page, 1)), true);
    for (const level of [1, 2, 3, 4]) {
      await statement(page, level).focus();
      await page.keyboard.type(`Level ${level} holds`);
    }
    await findings(page).getByText("1 thing may be a mistake").waitFor();
    const flaw = findings(page).getByRole("button", { name: /nothing says how one knows level 5/ });
    await flaw.press("Enter");
    await eventually(() => hasFocus(statement(page, 5)), true);
    await page.getByRole("table").getByText("nothing says how one knows level 5").waitFor();
    await page.keyboard.type("Level 4 holds");
    await findings(page).getByText("level 5 says the same as level 4").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("All of it holds");
    await findings(page).getByText("Nothing. An assessment can begin with it.").waitFor();
  });

  await t.test("another capability comes by its name, and depends on the first", async () => {
    await outline(page).getByRole("textbox", { name: "Another capability" }).focus();
    await page.keyboard.type("Runbooks");
    await page.keyboard.press("Enter");
    await eventually(() => hasFocus(field(page, "Question")), true);
    await page.keyboard.type("Does every page have a runbook?");
    for (const level of [1, 2, 3, 4, 5]) await statement(page, level).fill(`Runbooks are at ${level}`);
    await page.getByRole("combobox", { name: "Depends on another" }).selectOption("New capability");
    await page.getByRole("combobox", { name: "at level" }).selectOption("3 Level 3");
    await findings(page).getByText(/level 1 depends on the higher level 3/).waitFor();
    await page.getByRole("combobox", { name: "for level" }).selectOption("3 Level 3");
    await findings(page).getByText("Nothing. An assessment can begin with it.").waitFor();
    await field(page, "Weight").fill("1.5");
    await field(page, "Hours of work").fill("20–40–80");
    assert.deepEqual(await axe(page), []);
  });

  await t.test("it is moved by keys, and undo takes back step by step", async () => {
    const names = () => outline(page).locator(".model-outline-capability .model-outline-name").allInnerTexts();
    await part(page, /^Runbooks/).press("Alt+ArrowUp");
    await eventually(names, ["Runbooks", "New capability"]);
    await eventually(() => hasFocus(part(page, /^Runbooks/)), true);
    await page.keyboard.press("ArrowDown");
    await eventually(() => hasFocus(part(page, /^New capability/)), true);
    await page.keyboard.press("Control+z");
    await page.getByText("Undid: moving a capability").waitFor();
    await eventually(names, ["New capability", "Runbooks"]);
    await page.keyboard.press("Control+Shift+z");
    await eventually(names, ["Runbooks", "New capability"]);
  });

  await t.test("levels move with what is said at them", async () => {
    await part(page, /^Levels/).press("Enter");
    await page.getByRole("button", { name: "Move level 1 down" }).press("Enter");
    await part(page, /^Runbooks/).press("Enter");
    await eventually(() => statement(page, 1).inputValue(), "Runbooks are at 2");
    await page.keyboard.press("Control+z");
    await eventually(() => statement(page, 1).inputValue(), "Runbooks are at 1");
    await saved(page);
  });

  let file;
  await t.test("it is there after a reload, and goes out as files", async () => {
    await page.reload();
    await ready(page);
    await part(page, /^Runbooks/).click();
    assert.equal(await field(page, "Weight").inputValue(), "1.5");
    assert.equal(await field(page, "Hours of work").inputValue(), "20–40–80 h");
    file = await download(page, () => choose(page, "More", "Export as JSON"));
    assert.equal(file.name, "our-model-1.0.0.json");
    const model = JSON.parse(file.text);
    assert.equal(model.name, "Platform");
    const [runbooks, first] = model.dimensions[0].capabilities;
    assert.equal(runbooks.id, "runbooks");
    assert.deepEqual(runbooks.depends, [{ capability: first.id, level: 3, for: 3 }]);
    const yaml = await download(page, () => choose(page, "More", "Export as YAML"));
    assert.match(yaml.text, /^id: our-model\n/);
    const csv = await download(page, () => choose(page, "More", "Export as CSV"));
    assert.match(csv.text, /Runbooks are at 5/);
    await page.getByText(/A table has no place for: its id, version/).waitFor();
  });

  await t.test("the file is read again, and kept under an id of its own where it differs", async () => {
    await toModels(page);
    await chooseFile(page, "platform.json", file.text);
    await page.getByRole("button", { name: "Keep it as your own and edit it" }).press("Enter");
    await page.getByText("This model is here already, word for word.").waitFor();
    await toModels(page);
    await chooseFile(page, "platform.json", file.text.replace("Platform", "Theirs"));
    await page.getByRole("button", { name: "Keep it as your own and edit it" }).press("Enter");
    await page.getByText("It is one of your models now.").waitFor();
    assert.match(page.url(), /models\/our-model-2$/);
    await part(page, /^About the model/).click();
    await page.locator("summary", { hasText: "Name in files" }).click();
    await field(page, "Name in files").fill("their model");
    await page.getByText(/can be no id/).waitFor();
    await field(page, "Name in files").fill("our-model");
    await page.keyboard.press("Enter");
    await page.getByText(/“our-model” is already the name of/).waitFor();
    await field(page, "Name in files").fill("theirs");
    await page.keyboard.press("Enter");
    await page.waitForURL(/models\/theirs$/);
    await choose(page, "More", "Delete the model");
    await page.getByRole("dialog").getByRole("button", { name: "Delete the model" }).click();
    await page.getByText("Model deleted").waitFor();
    await eventually(() => page.getByRole("link", { name: "Edit “Theirs”" }).count(), 0);
  });
  forgiveAxe(complaints);
});

test("a model that ships is copied, changed and used, and one that is unfinished is not", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await page.getByRole("radio", { name: /^On-call health/ }).waitFor();
  await choose(page, "Make one of these your own", "On-call health");
  await page.getByText("Copied. This one is yours to change.").waitFor();
  await statement(page, 1).fill("We look at it now and then");
  await saved(page);
  await choose(page, "More", "Begin an assessment with it");
  await page.locator("#maturity-question").waitFor();
  await page.getByText("We look at it now and then").waitFor();

  await toModels(page);
  const own = page.getByRole("radio", { name: /^On-call health \(copy\)/ });
  await own.check();
  await page.getByRole("button", { name: "Begin", exact: true }).waitFor();
  await page.getByRole("link", { name: "Edit “On-call health (copy)”" }).click();
  await part(page, /^About the model/).click();
  await field(page, "Name").fill("");
  await findings(page).getByText("nothing stands here yet").waitFor();
  await saved(page);
  await choose(page, "More", "Begin an assessment with it");
  await page.getByText("An assessment can’t begin with “Untitled model” yet: 1 thing is wrong with it.").waitFor();
  await toModels(page);
  await page.getByRole("radio", { name: /^Untitled model/ }).check();
  await page.getByText(/An assessment can’t begin with “Untitled model” yet/).first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Begin", exact: true }).count(), 0);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("link", { name: "Open it in the editor" }).click();
  await findings(page).getByRole("button", { name: /About the model/ }).click();
  await eventually(() => hasFocus(field(page, "Name")), true);
});

test("another tab's changes are shown, and a backup takes models along", async (t) => {
  const { page, context } = await openApp(t, { path: "#/maturity" });
  await page.getByRole("button", { name: "New model" }).click();
  await field(page, "Name").fill("Ours");
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await part(other, /^About the model/).click();
  await eventually(() => field(other, "Name").inputValue(), "Ours");
  await field(other, "Name").fill("Ours of today");
  await saved(other);
  await eventually(() => field(page, "Name").inputValue(), "Ours of today");
  await other.close();

  await page.evaluate(() => (location.hash = "#/settings"));
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).first().click());
  const { page: elsewhere } = await openApp(t, { path: "#/import" });
  await put(elsewhere.locator("input[type=file]"), "backup.json", backup.text);
  await elsewhere.locator("main button.primary").first().click();
  await eventually(async () => {
    await elsewhere.evaluate(() => (location.hash = "#/home"));
    await elsewhere.evaluate(() => (location.hash = "#/maturity"));
    return elsewhere.getByRole("link", { name: "Edit “Ours of today”" }).count();
  }, 1);
});

test("the editor speaks German and fits a phone", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity", locale: "de-DE" });
  await page.getByRole("button", { name: "Neues Modell" }).click();
  await page.getByText("Was zu beheben ist").first().waitFor();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const name of [/^Über das Modell/, /^Stufen/, /^Neue Dimension/, /^Neue Fähigkeit/]) {
      await page.getByRole("navigation", { name: "Teile des Modells" }).getByRole("button", { name }).click();
      assert.equal(await isTooWide(page), false, `${name} at ${width}`);
    }
  }
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});
