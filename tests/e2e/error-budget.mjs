// An error budget in a page of a wiki: read-only from attributes, and as a calculator that says each change to the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, axe, launch, watch } from "./support/app.mjs";
import { serve } from "./support/server.mjs";

const PAGE = "static/embed/demo.html";

const opened = async (t) => {
  const site = await serve(DIST);
  const { context, close } = await launch();
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = watch(page, site.origin);
  await page.goto(site.url + PAGE);
  t.after(async () => {
    await close();
    await site.close();
    assert.deepEqual(complaints, []);
  });
  return page;
};

const budget = (page, which) => page.locator("afterword-error-budget").nth(which);

test("a budget says what is left of it, and what it is made of", async (t) => {
  const page = await opened(t);
  const shown = budget(page, 0);
  await shown.getByText("58 % of the error budget is left: 580 events of 1,000 events.").waitFor();
  assert.equal(await shown.getByRole("textbox").count(), 0);
  const figures = (await shown.locator(".budget-figure").allInnerTexts()).map((it) => it.replace(/\s+/g, " "));
  assert.equal(figures[0], "Budget 1,000 events 0.1 % of 1,000,000 events");
  assert.match(figures[3], /^Burn rate 0\.42× 0\.382× to 0\.462×/);
  await shown.getByText("Alerts: Google SRE workbook").click();
  const page144 = (await shown.getByRole("row").nth(1).innerText()).replace(/\s+/g, " ");
  assert.equal(page144, "page 14.4× 60 min / 5 min 2 % 50 h 51.84 s");
  await shown.getByText("Allowed downtime").click();
  await shown.getByRole("cell", { name: "43.83 min" }).waitFor();
});

test("an attribute that changes is drawn, and one that can't be read says why", async (t) => {
  const page = await opened(t);
  const shown = budget(page, 0);
  await shown.getByText("58 % of the error budget is left").waitFor();
  await shown.evaluate((it) => it.setAttribute("bad", "1250"));
  await shown.getByText("The error budget is overspent by 25 %").waitFor();
  await shown.evaluate((it) => it.setAttribute("objective", "100"));
  await shown.getByText("objective: An objective of 100 % leaves no error budget").waitFor();
});

test("a calculator answers each key, tells the page, and keeps what it does not understand", async (t) => {
  const page = await opened(t);
  const it = budget(page, 1);
  await it.evaluate((it) => {
    window.heard = [];
    it.addEventListener("change", (event) => window.heard.push(event.detail));
  });
  const objective = it.getByRole("textbox", { name: "Objective" });
  await it.getByText("46.2 % of the error budget is left").waitFor();
  await objective.fill("99.5");
  await it.getByText("89.2 % of the error budget is left").waitFor();
  const last = () => page.evaluate(() => window.heard.at(-1));
  assert.deepEqual([(await last()).objective, (await last()).incidents.length], ["99.5", 2]);
  assert.equal(await it.evaluate((it) => it.value.objective), "99.5");
  await objective.fill("all of it");
  await objective.blur();
  await it.getByText("An objective is a percentage between 0 and 100, such as 99.9.").waitFor();
  assert.equal(await objective.inputValue(), "all of it");
  assert.equal(await objective.getAttribute("aria-invalid"), "true");
  await it.getByText("89.2 % of the error budget is left").waitFor();
  await objective.fill("99.9");
  await it.getByText("46.2 % of the error budget is left").waitFor();
  // One more incident of an hour would be too much.
  await it.getByRole("group", { name: "What if there is one more?" }).getByLabel("Length").fill("1 h");
  await it.getByText("of the budget more than there is.").waitFor();
});

test("it is made with the keyboard alone, and incidents come and go", async (t) => {
  const page = await opened(t);
  const it = budget(page, 1);
  await it.getByText("46.2 % of the error budget is left").waitFor();
  await it.getByRole("button", { name: "Remove Certificate expired" }).focus();
  await page.keyboard.press("Enter");
  await it.getByText("59.7 % of the error budget is left").waitFor();
  await it.getByRole("button", { name: "Add an incident" }).focus();
  await page.keyboard.press("Space");
  await it.getByLabel("Length").nth(1).focus();
  await page.keyboard.type("20");
  await it.getByText("14.9 % of the error budget is left").waitFor();
  await it.getByLabel("Counted by").selectOption("events");
  await it.getByText("Say how many events there were.").waitFor();
  await it.getByLabel("All events").fill("500");
  await it.getByLabel("Bad events").fill("0");
  await it.getByText("Too few to tell").or(it.getByText("100 % of the error budget is left")).waitFor();
});

test("nothing of it is out of reach, in either colour, on a phone and in German", async (t) => {
  const page = await opened(t);
  await budget(page, 1).getByText("46.2 % of the error budget is left").waitFor();
  // Of the other widgets their own journeys tell.
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("main > *")) if (/^afterword-(?!error-budget)/i.test(it.localName)) it.remove();
    for (const it of document.querySelectorAll("afterword-error-budget")) for (const inner of it.shadowRoot.querySelectorAll("details")) inner.open = true;
  });
  // The colour of a page that names none is not found by who looks for it.
  await page.evaluate(() => (document.body.style.backgroundColor = "Canvas"));
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await axe(page), []);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 320, `the page is ${wide} wide`);
  await budget(page, 1).evaluate((it) => it.setAttribute("lang", "de"));
  await budget(page, 1).getByText("Vom Fehlerbudget sind 46,2 % übrig: 20,64 min von 44,64 min.").waitFor();
});
