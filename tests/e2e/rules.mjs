// The page of rules: what is switched off is not pointed out any more, here and after a reload, and speaks the reader's language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { eventually, forgiveAxe, newPostmortem } from "./support/steps.mjs";

const rule = (page, name) => page.getByRole("checkbox", { name, exact: true });

test("a rule that is switched off is silent", async (t) => {
  const { page } = await openApp(t);
  const address = await newPostmortem(page, "Checkout failed");
  const review = page.getByRole("region", { name: "Review", exact: true });
  await review.getByText("No severity is set").waitFor();
  await review.getByRole("link", { name: "All rules, and what each is for" }).click();
  await rule(page, "No severity").uncheck();
  assert.deepEqual(await axe(page), []);
  await page.reload();
  await ready(page);
  assert.equal(await rule(page, "No severity").isChecked(), false);
  await page.goto(address);
  await review.getByText("It is not known when this was").first().waitFor();
  assert.equal(await review.getByText("No severity is set").count(), 0);
});

test("what is switched or chosen is undone by keys and buttons, and by the palette", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/rules" });
  const it = rule(page, "No severity");
  await it.uncheck();
  await page.keyboard.press("Control+z");
  await page.getByText("Undid: switching a rule off").first().waitFor();
  assert.equal(await it.isChecked(), true);
  await page.getByRole("button", { name: "Redo: switching a rule off" }).click();
  assert.equal(await it.isChecked(), false);
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rule “No severity");
  await page.keyboard.press("Enter");
  // A command runs once the palette has closed and given the focus back.
  await eventually(() => it.isChecked(), true);
  await page.reload();
  await ready(page);
  assert.equal(await it.isChecked(), true, "what was undone is kept");

  await page.goto(page.url().replace(/#.*/, "#/metrics"));
  const choice = page.getByLabel("Time to acknowledge", { exact: true });
  // What ships comes first, once the list is filled.
  await eventually(() => choice.inputValue(), "0");
  await choice.selectOption("Rootly: from the start");
  await page.keyboard.press("Control+z");
  await page.getByText("Undid: whose metric it is").first().waitFor();
  await eventually(() => choice.inputValue(), "0");
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
});

test("whose metric it is can be chosen, and is said beside its figure", async (t) => {
  const { page } = await openApp(t, { path: "#/metrics" });
  await page.getByLabel("Time to acknowledge", { exact: true }).selectOption("Rootly: from the start");
  await page.goto(page.url().replace(/#.*/, "#/"));
  await newPostmortem(page, "Checkout failed");
  await page.getByLabel("Impact started", { exact: true }).fill("2025-10-01 14:32");
  await page.getByLabel("Acknowledged", { exact: true }).fill("2025-10-01 14:40");
  const metrics = page.getByRole("region", { name: "Metrics", exact: true });
  await metrics.getByText("Rootly: from the start").waitFor();
  await metrics.getByText("8 min", { exact: true }).waitFor();
});

test("the rules speak German", async (t) => {
  const { page } = await openApp(t, { path: "#/rules", locale: "de-DE" });
  await rule(page, "Kein Schweregrad").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});

test("the rules fit a phone", async (t) => {
  const { page } = await openApp(t, { path: "#/rules", viewport: { width: 320, height: 640 } });
  await rule(page, "No severity").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});
