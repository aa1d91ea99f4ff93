// A team measures its week, argues for a portal, plans it, and sees what came of it: the story that the register was made for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { download, eventually, forgiveAxe, saved } from "./support/steps.mjs";

const view = (page, name) => page.getByRole("navigation", { name: "What of the register is shown" }).getByRole("link", { name, exact: true }).click();

/** Begins a register with an activity on each line. */
const begin = async (page, ...lines) => {
  await page.getByRole("button", { name: "Begin a register" }).click();
  const next = page.getByRole("textbox", { name: "Next activity" });
  for (const line of lines) {
    await next.fill(line);
    await next.press("Enter");
  }
  await saved(page);
};

/** Fills fields of `place` by their labels. */
const fill = async (place, values) => {
  for (const [label, value] of Object.entries(values)) await place.getByLabel(label, { exact: true }).fill(value);
};

const figure = (page, name) => page.locator(".toil-figure").filter({ hasText: name }).locator("dd").first().innerText();

test("a week is measured, a portal argued for, planned, built, and shown to have been worth it", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  await begin(page, "Environment requests 50x/week 2 h @platform");

  await view(page, "Weeks");
  await page.getByRole("button", { name: /^Add the week of/ }).click();
  const week = page.getByRole("region", { name: /^Week of/ });
  await eventually(() => page.evaluate(() => document.activeElement.id.startsWith("toil-week-")), true);
  await fill(week, { Deployments: "10", "Access and support requests": "8", Scaling: "5", Certificates: "3", Other: "5", "All work": "48" });
  await week.getByText("31 h of 48 h: 64.6 % toil. That is over the budget of 50 %.").waitFor();
  await page.getByText("From four weeks on a trend is drawn: 1 of 4 are there.").waitFor();
  await page.getByLabel("Target").fill("20 %");
  assert.deepEqual(await axe(page), []);

  await view(page, "Projects");
  await page.getByRole("button", { name: "Add a project" }).first().click();
  await page.getByLabel("What is built").fill("Environment portal");
  const form = page.getByRole("region", { name: "Environment portal" });
  await form.getByText("Say how much work building it is.").waitFor();
  await form.getByLabel("Add what it takes away").selectOption("Environment requests");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await form.getByLabel("Share of “Environment requests” that goes away").fill("87.5 %");
  await form.getByLabel("Building", { exact: true }).fill("320");
  // 379 h a month from the ninth week on: 320 h are back in the third month.
  await form.getByText("Pays back in 3 months.").waitFor();
  assert.equal(await figure(page, "saved a year"), "4,550 h");
  await form.getByLabel("Building", { exact: true }).fill("200–320–16000 h");
  await form.getByText(/^Pays back in 3 months, more than 9 chances in 10|^Pays back in 3 months, \d chances in 10/).waitFor();
  await page.getByRole("figure", { name: /pays back|saves/i }).first().waitFor();
  assert.deepEqual(await axe(page), []);
  await form.getByLabel("Building", { exact: true }).fill("320 h");
  await form.getByText("Pays back in 3 months.").waitFor();

  await view(page, "Plan");
  const plan = page.getByRole("region", { name: "What goes into which sprint" });
  // Six people have 96 h a sprint.
  await plan.getByRole("row").filter({ hasText: "Environment portal" }).getByText("320 h").waitFor();
  await plan.getByText("No other plan is worth more").waitFor();
  await page.getByLabel("People", { exact: true }).fill("1");
  await page.getByText("Each sprint has 16 h for reducing toil.").waitFor();
  await page.getByLabel("Sprints that are planned").fill("2");
  await plan.getByText("Environment portal: The sprints have no room for it").waitFor();
  await page.getByRole("button", { name: /^Undo/ }).click();
  assert.deepEqual(await axe(page), []);

  await view(page, "Projects");
  await page.getByRole("link", { name: "Environment portal" }).click();
  const progress = page.getByRole("region", { name: "How far it is" });
  await progress.getByLabel("Stage").selectOption("Measured");
  await progress.getByRole("button", { name: "Measure it" }).click();
  await fill(progress, { "Before, a month": "400 h", "Since, a month": "50 h" });
  await progress.getByText("It saves 4,200 h a year of the 4,200 h promised: 100 %.").waitFor();
  await saved(page);

  await page.reload();
  await ready(page);
  await page.getByLabel("What is built").waitFor();
  await view(page, "Overview");
  await page.getByText("64.6 %", { exact: true }).first().waitFor();
  await page.getByText("In sum 4,200 h a year are saved, of 4,200 h that were promised.").waitFor();
  const report = await download(page, () => page.getByRole("button", { name: "Download the report" }).click());
  assert.match(report.text, /64\.6 %|65 %/);
  assert.match(report.text, /Environment portal[^\n]*4,200/);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});
