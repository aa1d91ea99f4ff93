// What incidents say together: warnings that are ruled on, factors that return, and charts that are narrowed, read and taken out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe, newPostmortem } from "./support/steps.mjs";

const POOL = "The payment database exhausted its connection pool";
const DAY = 86_400_000;
const iso = (at) => at.toISOString();

/** A postmortem of an incident so many days ago, with a factor that returns and an action against it that is overdue. */
const postmortem = (n, days, service) => {
  const began = new Date(Date.now() - days * DAY);
  const after = (minutes) => ({ at: iso(new Date(began.getTime() + minutes * 60_000)) });
  const due = iso(new Date(began.getTime() + 3 * DAY)).slice(0, 10);
  return {
    schema: "postmortem/1",
    id: `0198cb1d-9400-7000-8000-0000000000${String(n).padStart(2, "0")}`,
    createdAt: iso(began),
    title: `Outage ${n}`,
    severity: n % 2 ? "SEV2" : "SEV3",
    services: [service],
    detection: "alert",
    zone: "UTC",
    moments: { "impact-started": after(0), detected: after(5), resolved: after(40 + n) },
    factors: [{ id: "aaaaaaaaaaa1", text: POOL, kind: "condition", category: "capacity", actions: ["aaaaaaaaaaa2"] }],
    actions: [{ id: "aaaaaaaaaaa2", title: `Cap the pool ${n}`, owner: "Ada", due, kind: "prevent", state: { is: "open" } }],
  };
};

const workspace = () => {
  const documents = Array.from({ length: 8 }, (_, n) => postmortem(n + 1, 20 + n * 25, n % 2 ? "search" : "checkout"));
  return JSON.stringify({ schema: "afterword-workspace/1", exportedAt: iso(new Date()), documents, settings: {} });
};

/** Brings the workspace in, and goes to its trends. */
const openTrends = async (page) => {
  const buffer = Buffer.from(workspace());
  await page.locator("input[type=file]").setInputFiles({ name: "backup.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Bring in what is not here" }).click();
  await page.getByRole("link", { name: "Outage 8" }).waitFor();
  await page.evaluate(() => (location.hash = "#/trends"));
  await page.getByText("8 incidents are looked at, of 8.").waitFor();
};

const figure = (page, name) => page.getByRole("figure", { name, exact: true });
const looked = (page) => page.getByText(/incidents? (is|are) looked at/);
const warnings = (page) => page.getByRole("region", { name: "Early warnings" });

test("trends are narrowed, read as tables and taken out", async (t) => {
  const { page, context, complaints } = await openApp(t, { path: "#/import" });
  await openTrends(page);

  await t.test("every chart says of how many it is, and has no violation", async () => {
    await figure(page, "Incidents over time").getByRole("img").waitFor();
    assert.match(await figure(page, "Incidents by service").innerText(), /Number of incidents · n = 8 incidents/);
    assert.match(await figure(page, "Forecasts, and what came").innerText(), /deserve trust|whether they deserve trust/);
    assert.deepEqual(await axe(page), []);
    forgiveAxe(complaints);
  });

  await t.test("a scope narrows what is seen, and is still chosen after a reload", async () => {
    await page.getByRole("combobox", { name: "Service" }).selectOption("search (4)");
    await page.getByText("4 incidents are looked at, of 8.").waitFor();
    await page.getByRole("combobox", { name: "Counted by" }).selectOption("Weeks");
    await eventually(() => figure(page, "Incidents over time").innerText().then((it) => it.includes("Incidents a week")), true);
    await page.reload();
    await page.getByText("4 incidents are looked at, of 8.").waitFor();
    await page.getByRole("combobox", { name: "Service" }).selectOption("All");
    await page.getByRole("combobox", { name: "Days" }).selectOption("From … to …");
    const day = iso(new Date(Date.now() - 50 * DAY)).slice(0, 10);
    await page.getByLabel("From", { exact: true }).fill(day);
    await page.getByText("2 incidents are looked at, of 8.").waitFor();
    await page.getByRole("combobox", { name: "Days" }).selectOption("All on record");
    await page.getByText("8 incidents are looked at, of 8.").waitFor();
  });

  await t.test("the table behind a chart has its numbers", async () => {
    const chart = figure(page, "Incidents by service");
    await chart.getByText("Table", { exact: true }).click();
    await eventually(() => chart.getByRole("row").allInnerTexts().then((all) => all.map((it) => it.replaceAll("\t", " | "))), [
      "What | Incidents | Share (%)",
      "checkout | 4 | 50.0",
      "search | 4 | 50.0",
    ]);
  });

  await t.test("it leaves as a picture with its words, as a table, and as Markdown", async () => {
    const menu = "Take out: Incidents by service";
    const svg = await download(page, () => choose(page, menu, "Download the drawing (SVG)"));
    assert.equal(svg.name, "afterword-by-service.svg");
    assert.match(svg.text, /Incidents by service[\s\S]*n = 8 incidents/);
    const csv = await download(page, () => choose(page, menu, "Download the table (CSV)"));
    assert.equal(csv.text, "\ufeffWhat,Incidents,Share (%)\r\ncheckout,4,50.0\r\nsearch,4,50.0\r\n");
    const png = await download(page, () => choose(page, menu, "Download the drawing (PNG)"));
    assert.ok(png.name.endsWith(".png") && png.text.includes("PNG"));
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await choose(page, menu, "Copy the table as Markdown");
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()).then((it) => it.split("\n")[2]), "| checkout | 4 | 50.0 |");
  });

  await t.test("one response time is chosen for the chart over time", async () => {
    await page.getByRole("combobox", { name: "Which response time" }).selectOption("Time to detect");
    await figure(page, "Time to detect").waitFor();
  });

  await t.test("what returns leads to its documents and open actions", async () => {
    const row = page.getByRole("region", { name: "What returns" }).getByRole("row").nth(1);
    assert.match(await row.innerText(), new RegExp(POOL));
    await row.getByRole("link", { name: "Cap the pool 8", exact: true }).click();
    await eventually(() => page.getByRole("textbox", { name: "Title", exact: true }).inputValue(), "Outage 8");
  });
});

test("a warning is found right, dismissed with a reason, and taken back", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/import" });
  await openTrends(page);
  const warning = warnings(page).getByRole("article");
  assert.match(await warning.innerText(), /“The payment database[^”]*” stands in 8 incidents, and 8 actions against it are overdue/);

  await warning.getByRole("button", { name: "This was right" }).click();
  await warning.getByRole("button", { name: /^Right, said on/, pressed: true }).waitFor();

  await warning.getByRole("button", { name: "Dismiss…" }).click();
  const dialog = page.getByRole("dialog", { name: "Dismiss this warning" });
  assert.equal(await dialog.getByRole("button", { name: "Dismiss", exact: true }).isDisabled(), true);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await dialog.getByRole("combobox", { name: "For what reason" }).selectOption("Accepted: we can live with it");
  await dialog.getByRole("textbox", { name: "In your words (optional)" }).fill("until the move");
  await dialog.getByRole("button", { name: "Dismiss", exact: true }).click();
  await warning.waitFor({ state: "detached" });
  await eventually(() => page.evaluate(() => document.activeElement.innerText), "Early warnings");

  await page.reload();
  await warnings(page).getByText("1 dismissed warning").click();
  await warnings(page).getByText(/Accepted: we can live with it · .* · until the move/).waitFor();
  await warnings(page).getByText("How often warnings were right").click();
  await warnings(page).getByText("Overdue against what returns: 1 of 1 were right (too few to tell: 1 of the 5 it takes).").waitFor();
  await warnings(page).getByRole("button", { name: "Take it back" }).click();
  await warning.getByRole("button", { name: "This was right", pressed: false }).waitFor();
});

test("of a few documents it is said what they can't tell, on a phone too", async (t) => {
  const { page } = await openApp(t, { viewport: { width: 320, height: 700 } });
  const go = () => page.evaluate(() => (location.hash = "#/trends"));
  await go();
  await page.getByText("0 incidents are looked at, of 0.").waitFor();
  await figure(page, "Incidents over time").getByText("No whole period to count by yet.").waitFor();
  await page.evaluate(() => (location.hash = "#/"));
  await newPostmortem(page, "The only one");
  await go();
  await looked(page).filter({ hasText: "1 incident is looked at, of 1." }).waitFor();
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  assert.ok(fits, "nothing has to be scrolled sideways");
});
