// Search across all documents: what they say, with beginnings, errors and fields; the palette; and what was seen before.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { eventually, newPostmortem } from "./support/steps.mjs";

const DUISBURG = "Scanners at the Duisburg hub were refused after the network move";

const search = (page) => page.getByRole("searchbox", { name: "Search" });
const rows = (page) => page.getByRole("grid").getByRole("row").filter({ has: page.getByRole("gridcell") });
const first = (page) => rows(page).first().getByRole("link").innerText();
const marks = (page) => rows(page).first().locator("mark").allInnerTexts();

const example = async (page) => {
  await page.getByRole("button", { name: "Open the example workspace" }).click();
  await rows(page).nth(1).waitFor();
};

test("the list finds what documents say, beginnings and typing errors too, and shows where", async (t) => {
  const { page } = await openApp(t);
  await example(page);
  const all = await rows(page).count();
  await search(page).fill("upload sessions serial");
  await eventually(() => first(page), DUISBURG);
  await eventually(async () => (await marks(page)).map((it) => it.toLowerCase()).includes("serial"), true);
  await search(page).fill("duisbrug netw");
  await eventually(() => first(page), DUISBURG);
  await eventually(async () => (await marks(page)).includes("Duisburg"), true);
  await search(page).fill("sev:2 duisburg");
  await eventually(async () => [await rows(page).count(), await first(page)], [1, DUISBURG]);
  await search(page).fill("sev:1 duisburg");
  await page.getByText("Nothing fits").or(page.getByText(/^No postmortem/)).waitFor();
  assert.deepEqual(await axe(page), []);
  await search(page).fill("");
  await eventually(() => rows(page).count(), all);
});

test("the best match comes first until another order is asked for", async (t) => {
  const { page } = await openApp(t);
  await example(page);
  const order = page.getByRole("combobox", { name: "Order" });
  const chosen = () => order.evaluate((it) => it.selectedOptions[0].label);
  const before = await chosen();
  await search(page).fill("network");
  await eventually(chosen, "Best match");
  await order.selectOption({ label: "Title" });
  await eventually(chosen, "Title");
  await search(page).fill("");
  await search(page).fill("scanner");
  await eventually(chosen, "Best match");
  await search(page).fill("");
  await eventually(chosen, "Title");
  assert.notEqual(before, "Best match");
});

test("what is written is found, here and in another tab, after a reload, and not once it is thrown away", async (t) => {
  const { page, context, site } = await openApp(t);
  await example(page);
  await search(page).fill("zanzibar");
  await page.waitForTimeout(500);
  assert.equal(await rows(page).count(), 0);
  const other = await context.newPage();
  await other.goto(site.url);
  await ready(other);
  await newPostmortem(other, "The Zanzibar cable was cut");
  await page.bringToFront();
  await eventually(() => first(page), "The Zanzibar cable was cut");
  await page.waitForTimeout(2_500);
  await page.reload();
  await ready(page);
  await eventually(() => first(page), "The Zanzibar cable was cut");
  await rows(page).first().click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("The Lisbon cable was cut");
  await page.getByText(/^Saved/).waitFor();
  await page.goBack();
  await search(page).fill("zanzibar");
  await eventually(() => rows(page).count(), 0);
  await search(page).fill("lisbon");
  await eventually(() => first(page), "The Lisbon cable was cut");
});

test("the palette finds documents by what they say", async (t) => {
  const { page } = await openApp(t);
  await example(page);
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Find a page, a postmortem or a command" });
  await field.waitFor();
  await page.keyboard.type("upload sessions serial");
  const found = page.getByRole("group", { name: "Found in postmortems" }).getByRole("option");
  await eventually(async () => (await found.first().innerText()).split("\n")[0], DUISBURG);
  await page.keyboard.press("Enter");
  await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), DUISBURG);

  // What is found in an action leads to that action.
  await page.keyboard.press("Control+k");
  await field.waitFor();
  await page.keyboard.type("rehearse hub moves");
  await eventually(async () => /Rehearse hub/.test(await found.first().innerText()), true);
  await page.keyboard.press("Enter");
  await eventually(() => page.evaluate(() => document.activeElement.value?.slice(0, 13)), "Rehearse hub ");
});

test("whoever writes is shown what reads like it, and can say that it is not alike", async (t) => {
  const { page } = await openApp(t);
  await example(page);
  await newPostmortem(page, "Scanners at the Leipzig hub refused after a network change");
  await page.getByRole("button", { name: "1 like this one" }).click();
  const panel = page.getByRole("region", { name: "Seen before?" });
  assert.match(await panel.innerText(), new RegExp(`${DUISBURG}[^]*Both say[^]*scanners`));
  assert.deepEqual(await axe(page), []);
  await panel.getByRole("button", { name: `Not alike: leave out ${DUISBURG}` }).click();
  await panel.waitFor({ state: "hidden" });
  await page.reload();
  await ready(page);
  await page.waitForTimeout(3_000);
  assert.equal(await panel.isVisible(), false);
});
