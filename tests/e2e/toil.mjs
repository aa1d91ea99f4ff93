// The register of toil: typed on a line, changed in place, and what it takes in a year is there at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { download, eventually, forgiveAxe, saved } from "./support/steps.mjs";

/** Begins a register and types activities, each on a line. */
const begin = async (page, ...lines) => {
  await page.getByRole("button", { name: "Begin a register" }).click();
  const next = page.getByRole("textbox", { name: "Next activity" });
  for (const line of lines) {
    await next.fill(line);
    await next.press("Enter");
  }
  await saved(page);
};

/** What a row of the ledger says. */
const row = (page, name) =>
  page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) }).getByRole("cell").allInnerTexts();

/** Another view of the register. */
const view = (page, name) => page.getByRole("navigation", { name: "What of the register is shown" }).getByRole("link", { name, exact: true }).click();

const figure = (page, name) => page.locator(".toil-figure").filter({ hasText: name }).locator("dd").innerText();

test("a register is typed line by line, answers at once, and is there after a reload", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  await begin(page, "Certificate renewals 20 h monthly @platform", "50 environments a week, 2 h each");
  assert.deepEqual(await row(page, "Certificate renewals"), ["1 × a month", "20 h", "240 h", "0 of 6", "Manual"]);
  assert.equal(await figure(page, "by hand a year"), "5,440 h");
  assert.equal(await figure(page, "of it toil"), "0 h");
  await page.getByRole("button", { name: "environments" }).click();
  const form = page.getByRole("region", { name: "environments" });
  for (const criterion of ["Somebody does it by hand", "It comes again and again", "A machine could do it"]) {
    await form.getByRole("checkbox", { name: criterion }).check();
  }
  await form.getByText("It does not count as toil: 3 of 6 criteria, 4 are needed.").waitFor();
  await form.getByRole("checkbox", { name: "It interrupts" }).check();
  await form.getByText("It takes 5,200 h a year. It is toil").waitFor();
  await view(page, "Basis");
  await page.getByLabel("An hour of work costs").fill("80 EUR");
  await view(page, "Activities");
  await page.getByRole("button", { name: "environments" }).click();
  await form.getByText("It takes 5,200 h a year, which is 416,000 EUR.").waitFor();
  assert.equal(await figure(page, "of it toil"), "5,200 h");
  await saved(page);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.reload();
  await ready(page);
  await eventually(() => figure(page, "of toil a year"), "416,000 EUR");
});

test("what is done is undone, and what cannot be read changes nothing", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Yearly report 30 min");
  await page.getByRole("button", { name: "Yearly report" }).click();
  const form = page.getByRole("region", { name: "Yearly report" });
  await form.getByText("Better not automate it: five years of it take 2.5 h.").waitFor();
  await form.getByLabel("Time each").fill("soon");
  await form.getByLabel("Time each").press("Tab");
  await form.getByText("A time such as 2 h, 15 min or 90 s").waitFor();
  assert.deepEqual((await row(page, "Yearly report")).slice(1, 3), ["30 min", "0.5 h"]);
  await form.getByRole("button", { name: "Remove the activity" }).click();
  await eventually(() => page.getByRole("row").count(), 0);
  await page.getByRole("button", { name: "Undo: removing an activity" }).click();
  await page.getByRole("button", { name: "Yearly report" }).waitFor();
});

test("two tabs make one register", async (t) => {
  const { page, context } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min");
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  const next = other.getByRole("textbox", { name: "Next activity" });
  await next.fill("Scaling 1 h weekly");
  await next.press("Enter");
  await page.getByRole("button", { name: "Scaling" }).waitFor();
  await page.getByRole("button", { name: "Restarts" }).waitFor();
  await saved(other);
});

test("a register is thrown away and comes back, and is in a backup", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Restarts 5x/day 10 min");
  const address = page.url();
  await view(page, "Basis");
  await page.getByRole("button", { name: "Throw the register away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Throw the register away" }).click();
  await page.getByText("What we do by hand (Toil)").waitFor();
  await page.getByRole("button", { name: "Restore What we do by hand" }).click();
  await page.goto(address);
  await page.getByRole("button", { name: "Restarts" }).waitFor();
  await page.goto(address.replace(/#.*/, "#/settings"));
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).first().click());
  assert.match(backup.text, /"toil-register\/1"/);
});

test("the report and the table say what the register says, and no password leaves", async (t) => {
  const { page } = await openApp(t, { path: "#/toil" });
  await begin(page, "Certificate renewals 20 h monthly @platform", "Restarts 5x/day 10 min");
  await page.getByRole("button", { name: "Restarts" }).click();
  await page.getByRole("region", { name: "Restarts" }).getByLabel("Note").fill("password=hunter2secret!");
  await view(page, "Basis");
  const report = await download(page, () => page.getByRole("button", { name: "Download the report" }).click());
  assert.equal(report.name, "what-we-do-by-hand.md");
  assert.match(report.text, /# Toil: What we do by hand/);
  assert.match(report.text, /Certificate renewals[^\n]*240/);
  const table = await download(page, () => page.getByRole("button", { name: "Download as a table" }).click());
  assert.match(table.text, /Certificate renewals/);
  assert.doesNotMatch(table.text, /hunter2/);
});

test("the calculator needs no register, in German and on a phone", async (t) => {
  const { page } = await openApp(t, { path: "#/toil", locale: "de-DE", viewport: { width: 320, height: 640 } });
  await page.getByText("Du kannst 108 h daran bauen").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});

test("the example shows every view, one team's weeks alone, and says what is beyond a range", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  await page.getByRole("button", { name: "Look at an example" }).click();
  await page.getByRole("heading", { level: 1, name: "What the platform team does by hand" }).waitFor();
  await view(page, "Weeks");
  assert.equal(await page.getByLabel("Team", { exact: true }).count(), 0, "one team needs no choice");
  await page.getByRole("button", { name: /^Add the week of/ }).click();
  const week = page.getByRole("region", { name: /^Week of/ });
  await week.getByLabel("Team", { exact: true }).fill("Search");
  const choice = page.locator(".toil-team select");
  await choice.selectOption("Search");
  await eventually(() => page.getByRole("table").getByRole("button", { name: /^Week of/ }).count(), 1);
  await choice.selectOption("All teams");
  await eventually(() => page.getByRole("table").getByRole("button", { name: /^Week of/ }).count(), 13);
  // The same week of the same team again.
  await week.getByLabel("Team", { exact: true }).fill("Platform");
  await week.getByLabel("Any day of the week").fill("2026-11-16");
  await page.getByText("There is another entry of the same week and team.").waitFor();
  await view(page, "Plan");
  await page.getByLabel("Weeks of a sprint").fill("40");
  await page.getByLabel("Weeks of a sprint").blur();
  await page.getByText("Not stored: write a whole number from 1 to 13").waitFor();
  for (const name of ["Activities", "Weeks", "Projects", "Plan", "Overview", "Basis"]) {
    await view(page, name);
    await saved(page);
    assert.deepEqual(await axe(page), [], name);
  }
  forgiveAxe(complaints);
});
