// An assessment: begun with a model that ships, answered by keyboard alone, finished, and begun again beside what was found.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { eventually, forgiveAxe, saved } from "./support/steps.mjs";

/** Begins an assessment with the short model, for a team. */
const begin = async (page, team = "Checkout") => {
  await page.getByRole("radio", { name: /^Learning from incidents/ }).check();
  await page.getByRole("textbox", { name: "Team or service" }).fill(team);
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await question(page).waitFor();
};

/** The heading of the question that is open. */
const question = (page) => page.locator("#maturity-question");

/** What is chosen of its statements: the figure that stands before it. */
const chosen = async (page) => {
  const all = page.getByRole("radio", { checked: true });
  return (await all.count()) ? (await all.locator(".level-mark").textContent()).trim() : "";
};

const progress = (page) => page.getByRole("progressbar", { name: "How much is answered" }).locator("..").locator("span").innerText();

/** Another view of the assessment. */
const view = (page, name) =>
  page.getByRole("navigation", { name: "What of the assessment is shown" }).getByRole("link", { name, exact: true }).click();

/** Whether the page is wider than its window. */
const isTooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test("an assessment is made by keyboard alone and is there after a reload", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  assert.deepEqual(await axe(page), []);
  await begin(page);
  assert.equal(await progress(page), "0 of 12 answered");
  const first = await question(page).innerText();
  await page.keyboard.press("3");
  await eventually(() => chosen(page), "3");
  await page.keyboard.press(".");
  await eventually(() => chosen(page), "3½");
  await page.keyboard.press("Enter");
  await eventually(async () => (await question(page).innerText()) !== first, true);
  // The next one is not even at the first level; the third is looked at and left alone; the fourth does not apply.
  await page.keyboard.press("0");
  await eventually(() => chosen(page), "0");
  for (const key of ["ArrowRight", "j"]) await page.keyboard.press(key);
  await page.getByText(/· 4 of 12$/).waitFor();
  await page.keyboard.press("n");
  const reason = page.getByRole("textbox", { name: "Why it does not apply" });
  await eventually(() => reason.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.type("Nobody is on call");
  await eventually(() => progress(page), "2 of 11 answered · 1 does not apply");
  await saved(page);
  await page.waitForURL(/question-4$/);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.reload();
  await ready(page);
  assert.equal(await reason.inputValue(), "Nobody is on call");
  await eventually(() => progress(page), "2 of 11 answered · 1 does not apply");
  for (const key of ["k", "ArrowLeft", "k"]) await page.keyboard.press(key);
  await eventually(() => question(page).innerText(), first);
  assert.equal(await chosen(page), "3½");
  await page.keyboard.press("u");
  await eventually(() => chosen(page), "");
  await page.keyboard.press("Control+z");
  await eventually(() => chosen(page), "3½");
});

test("evidence, a target and a note are said of a question by keys, and an exception below the target", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await begin(page);
  await page.keyboard.press("1");
  await page.keyboard.press("e");
  const what = page.getByRole("textbox", { name: "What can be shown" });
  await eventually(() => what.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.type("The review of May");
  await page.getByLabel("Of which day").fill("2020-05-04");
  await page.getByText(/^Older than \d+ days: look at it again/).waitFor();
  await page.getByLabel("Target").selectOption({ label: "3 Managed" });
  await page.getByRole("button", { name: "Accept it below the target for a while" }).click();
  await page.getByRole("group", { name: "Accepted below the target" }).getByRole("textbox", { name: "Why" }).fill("A freeze until spring");
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await view(page, "Table");
  const row = page.getByRole("row").filter({ hasText: "1 piece of evidence" });
  assert.match(await row.innerText(), /below its target/);
});

test("the table takes scores by keys, row after row", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await begin(page);
  await view(page, "Table");
  const cells = page.getByRole("slider");
  await eventually(() => cells.count(), 12);
  await cells.first().focus();
  for (const key of ["4", "ArrowDown", "2", ".", "ArrowDown", "n", "ArrowDown", "0"]) await page.keyboard.press(key);
  const spoken = () => cells.evaluateAll((all) => all.slice(0, 5).map((it) => it.ariaValueText));
  await eventually(spoken, ["4 of 5, Optimised", "2½ of 5", "Does not apply", "0 of 5, None of it", "Not assessed"]);
  await eventually(() => progress(page), "3 of 11 answered · 1 does not apply");
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.keyboard.press("Enter");
  await page.getByText(/· 4 of 12$/).waitFor();
});

test("a finished assessment is a milestone, and the next one shows what was found", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/maturity" });
  await begin(page);
  await page.keyboard.press("2");
  await eventually(() => chosen(page), "2");
  await view(page, "About");
  await page.getByRole("textbox", { name: "Facilitator" }).fill("Kim");
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Finish" }).click();
  await page.getByText(/What was found is a milestone and stays as it is/).waitFor();
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await view(page, "Questions");
  await page.getByRole("link", { name: /^2 of 5/ }).click();
  await eventually(() => chosen(page), "2");
  await page.keyboard.press("5");
  await page.getByText("The assessment is finished: begin the next one from it").waitFor();
  assert.equal(await chosen(page), "2");
  await view(page, "About");
  await page.getByRole("button", { name: "Assess again" }).click();
  await page.getByText("last time").waitFor();
  assert.equal(await chosen(page), "");
  await saved(page);
  await page.goto(page.url().replace(/#.*/, "#/maturity"));
  await eventually(() => page.getByRole("row").count(), 3);
  await page.getByRole("button", { name: /^Assess again/ }).waitFor();
});

test("a file that is no model says what is wrong with it, and one that is can be begun with", async (t) => {
  const { page } = await openApp(t, { path: "#/maturity" });
  const choose = (name, model) =>
    page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(model)) });
  const model = { id: "own", version: "1", name: "Our own", levels: [{ name: "Some" }, { name: "All" }], dimensions: [] };
  await choose("broken.json", { ...model, levels: "two" });
  await page.getByText(/^broken\.json can’t be taken/).waitFor();
  await page.getByText("levels: expected a list").waitFor();
  const items = [{ id: "one", level: 1, text: "Some pages have one" }];
  const capabilities = [{ id: "runbooks", name: "Runbooks", items }];
  await choose("own.json", { ...model, dimensions: [{ id: "alerts", name: "Alerts", capabilities }] });
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.getByRole("combobox", { name: "Some pages have one" }).selectOption("Yes");
  await page.getByText("That comes to 1 of 2.").waitFor();
});

test("an assessment is thrown away and comes back, and is found by what was written", async (t) => {
  const { page } = await openApp(t, { path: "#/maturity" });
  await begin(page);
  await page.keyboard.press("n");
  await page.getByRole("textbox", { name: "Why it does not apply" }).fill("quetzalcoatl");
  await saved(page);
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Find a page/ }).fill("quetzalcoatl");
  await page.getByRole("option", { name: /Checkout: Learning from incidents/ }).waitFor();
  await page.keyboard.press("Escape");
  await view(page, "About");
  await page.getByRole("button", { name: "Throw the assessment away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Throw the assessment away" }).click();
  await page.getByRole("button", { name: /^Restore Checkout/ }).click();
  await page.goto(page.url().replace(/#.*/, "#/maturity"));
  await page.getByRole("link", { name: "Checkout: Learning from incidents" }).waitFor();
});

test("on a phone nothing is wider than the window, in German", async (t) => {
  const { page } = await openApp(t, { path: "#/maturity", locale: "de-DE", viewport: { width: 390, height: 844 } });
  await page.getByRole("radio", { name: /^Aus Vorfällen lernen/ }).check();
  assert.equal(await isTooWide(page), false);
  await page.getByRole("button", { name: "Beginnen", exact: true }).click();
  await question(page).waitFor();
  await page.getByRole("radio", { name: /^3 / }).click();
  await eventually(() => chosen(page), "3");
  assert.equal(await isTooWide(page), false);
  const views = page.getByRole("navigation", { name: "Was von der Einschätzung zu sehen ist" });
  for (const name of ["Tabelle", "Über"]) {
    await views.getByRole("link", { name, exact: true }).click();
    await eventually(() => views.getByRole("link", { name, exact: true }).getAttribute("aria-current"), "page");
    assert.equal(await isTooWide(page), false, name);
  }
});
