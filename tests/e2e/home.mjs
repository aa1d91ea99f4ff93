// Home: what needs somebody now, what was learned lately, and how it goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { eventually, saved } from "./support/steps.mjs";

const part = (page, name) => page.getByRole("region", { name, exact: true });

test("home begins with what is due, leads there, and follows what is changed", async (t) => {
  const { page } = await openApp(t);
  await page.getByRole("button", { name: "Open the example workspace" }).press("Enter");
  await page.getByRole("grid").getByRole("row").nth(1).waitFor();
  // The button is gone; who pressed it by the keyboard goes on at the list that came instead.
  await eventually(() => page.evaluate(() => document.activeElement.innerText), "Postmortems");
  await page.getByRole("link", { name: "Home", exact: true }).click();
  const due = part(page, "Due now");
  const first = due.getByRole("listitem").first();
  await first.waitFor();
  const title = await first.getByRole("link").innerText();
  const figures = () => due.getByText(/^\d+ overdue, \d+ due within a week$/).innerText();
  const [, overdue] = (await figures()).match(/^(\d+)/);
  assert.ok(await part(page, "Lately learned").getByRole("listitem").count());
  await part(page, "Drafts that are late").waitFor();
  await eventually(() => part(page, "How it goes").getByRole("figure").count(), 3);
  assert.deepEqual(await axe(page), []);

  await first.getByRole("link").click();
  await eventually(() => page.evaluate(() => document.activeElement.value), title);
  const item = page.getByRole("list", { name: "Actions" }).getByRole("listitem").filter({ has: page.locator(":focus") });
  await item.getByRole("combobox", { name: "State" }).selectOption({ label: "Done" });
  await saved(page);
  await page.goBack();
  await eventually(async () => Number((await figures()).match(/^(\d+)/)[1]), Number(overdue) - 1);
  assert.notEqual(await first.getByRole("link").innerText(), title);
});

test("an empty workspace says what will stand on its home", async (t) => {
  const { page } = await openApp(t, { path: "#/home" });
  await page.getByText(/^Here stands what needs you/).waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole("link", { name: "All postmortems" }).click();
  await page.getByRole("button", { name: "Open the example workspace" }).waitFor();
});
