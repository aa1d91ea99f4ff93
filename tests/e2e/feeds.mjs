// What a chat, alerts or a table tell comes into a timeline: into a new postmortem or into one that is here, each entry once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp } from "./support/app.mjs";
import { eventually, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";

const message = (ts, name, text) => ({ ts, user: name, text, user_profile: { real_name: name } });

const SLACK = [
  message("1776959516.000100", "Ada", "errors are *up* on <https://g.example/d|the board>"),
  { ts: "1776959530.000100", user: "U2", subtype: "channel_join", text: "<@U2> has joined the channel" },
  { ...message("1776959576.000100", "Bob", "rolled back"), thread_ts: "1776959516.000100" },
];

const TABLE = "Ref;Opened;Closed;Heading\nA-1;04.06.2026 13:16;04.06.2026 14:00;checkout is down\nA-2;04.06.2026 13:18;04.06.2026 15:00;payments are slow\n";

const choose = (page, name, text) =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

const importPage = async (page, site) => {
  await page.goto(`${site.url}#/import`);
  await page.getByText("Choose a file, or drop one").waitFor();
};

/** The rows that are shown, each as what its cells say, with a cross before those that come in. */
const rows = (page) =>
  page
    .getByRole("row")
    .filter({ has: page.getByRole("checkbox") })
    .evaluateAll((all) =>
      all.map((row) => {
        const [tick, ...cells] = [...row.cells];
        const texts = cells.map((it) => it.innerText.trim().replaceAll(/\s*\n+\s*/g, " / "));
        return `${tick.querySelector("input").checked ? "x" : "-"} ${texts.join(" | ")}`;
      }),
    );

test("a Slack export becomes a postmortem, and comes in once however often it is chosen", async (t) => {
  const { page, site, complaints } = await openApp(t);
  await importPage(page, site);
  await choose(page, "2026-04-23.json", JSON.stringify(SLACK));
  await page.getByRole("heading", { name: "Slack export: 3 timeline entries" }).waitFor();
  assert.deepEqual(await rows(page), [
    "x 2026-04-23 17:51 | Ada | errors are **up** on [the board](<https://g.example/d>)",
    "- 2026-04-23 17:52 | U2 | @U2 has joined the channel / The chat itself says this; tick it to bring it in.",
    "x 2026-04-23 17:52 | Bob | rolled back / ↩ Ada: “errors are up on the board”",
  ]);
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
  await page.getByRole("button", { name: "Make a new postmortem" }).click();
  await page.getByRole("textbox", { name: "Title", exact: true }).fill("Errors in April");
  await saved(page);
  await page.getByText("rolled back").first().waitFor();

  // From the timeline the way back leads to this document, which has everything already.
  await page.getByRole("button", { name: "Bring in a chat, alerts or a table…" }).click();
  const more = [...SLACK, message("1776959700.000100", "Ada", "all is well")];
  await choose(page, "grown.json", JSON.stringify(SLACK));
  assert.equal(await page.getByRole("radio", { name: "Errors in April" }).isChecked(), true);
  await page.getByText("0 of 3 ticked. 2 are there already.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Add 0 entries" }).isDisabled(), true);
  await page.getByRole("button", { name: "Choose something else" }).click();

  // What the channel has said since comes in alone.
  await choose(page, "grown.json", JSON.stringify(more));
  await page.getByText("1 of 4 ticked. 2 are there already.").waitFor();
  await page.getByRole("button", { name: "Add 1 entry" }).click();
  await page.getByText("“Errors in April” has 1 more entry").waitFor();
  await eventually(() => page.getByText(/^3 entries/).count().then((n) => n > 0), true);

  // All that came in goes again as one step, and comes back.
  await page.getByRole("button", { name: "Undo: bringing in entries" }).click();
  await page.getByText("Undid: bringing in entries").waitFor();
  await eventually(() => page.getByText(/^2 entries/).count().then((n) => n > 0), true);
  await page.getByRole("button", { name: "Redo: bringing in entries" }).click();
  await eventually(() => page.getByText(/^3 entries/).count().then((n) => n > 0), true);
  await saved(page);
});

test("rows are ticked one by one or all at once", async (t) => {
  const { page, site } = await openApp(t);
  await importPage(page, site);
  await choose(page, "x.json", JSON.stringify(SLACK));
  await page.getByRole("checkbox", { name: /rolled back/ }).uncheck();
  await page.getByText("1 of 3 ticked.").waitFor();
  await page.getByRole("button", { name: "Untick all" }).click();
  assert.equal(await page.getByRole("button", { name: "Make a new postmortem" }).isDisabled(), true);
  await page.getByRole("button", { name: "Tick all", exact: true }).click();
  await page.getByText("3 of 3 ticked.").waitFor();
});

test("the columns of a table are corrected once, and remembered for the next export", async (t) => {
  const { page, site } = await openApp(t);
  await newPostmortem(page, "Checkout");
  await importPage(page, site);
  await choose(page, "tickets.csv", TABLE);
  // The longest column is a guess that nobody named.
  await page.getByRole("heading", { name: "Table: 2 timeline entries" }).waitFor();
  await page.getByRole("combobox", { name: "Closed" }).selectOption({ label: "The time" });
  await page.getByRole("combobox", { name: "Ref" }).selectOption({ label: "Its name at the source" });
  await eventually(() => rows(page), ["x 2026-06-04 14:00 |  | checkout is down", "x 2026-06-04 15:00 |  | payments are slow"]);
  await page.getByRole("radio", { name: "Checkout" }).check();
  await page.getByRole("button", { name: "Add 2 entries" }).click();
  await page.getByText("“Checkout” has 2 more entries").waitFor();

  await importPage(page, site);
  await choose(page, "tickets-next-week.csv", `${TABLE}A-3;11.06.2026 09:00;11.06.2026 09:30;login is slow\n`);
  await page.getByText("As you chose the last time for a table with these columns.").waitFor();
  await page.getByRole("radio", { name: "Checkout" }).check();
  await eventually(() => rows(page), [
    "- 2026-06-04 14:00 |  | checkout is down / There already",
    "- 2026-06-04 15:00 |  | payments are slow / There already",
    "x 2026-06-11 09:30 |  | login is slow",
  ]);
  await page.getByRole("button", { name: "Add 1 entry" }).click();
  await page.getByText("“Checkout” has 1 more entry").waitFor();
});

test("a chat without a date asks for the day, and says nothing of it elsewhere", async (t) => {
  const { page, site } = await openApp(t);
  await importPage(page, site);
  await page.getByRole("textbox", { name: "Or paste the text" }).fill("Ada [8:27 AM]\nerrors\nBob [8:28 AM]\non it\n");
  await page.getByRole("button", { name: "Read the pasted text" }).click();
  await eventually(() => rows(page), ["x 8:27 AM | Ada | errors", "x 8:28 AM | Bob | on it"]);
  await page.getByLabel("Day of the first time").fill("2026-02-05");
  await eventually(() => rows(page), ["x 2026-02-05 08:27 | Ada | errors", "x 2026-02-05 08:28 | Bob | on it"]);
});

test("a table of a spreadsheet is read however it holds its letters, and what was assumed is said", async (t) => {
  const { page, site } = await openApp(t);
  const table = "Time;What\r\n2026-06-04 13:16;Größe falsch\r\n2026-06-04 13:20;behoben\r\n";
  const put = (name, buffer) => page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  const expected = ["x 2026-06-04 13:16 |  | Größe falsch", "x 2026-06-04 13:20 |  | behoben"];
  const assumed = page.getByText(/read as Windows-1252/);

  await importPage(page, site);
  await put("ansi.csv", Buffer.from(table, "latin1"));
  await eventually(() => rows(page), expected);
  await assumed.waitFor();
  await page.getByRole("button", { name: "Choose something else" }).click();
  await put("wide.txt", Buffer.from(`\ufeff${table}`, "utf16le"));
  await eventually(() => rows(page), expected);
  assert.equal(await assumed.count(), 0);
});
