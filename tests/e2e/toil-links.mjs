// Actions and projects of toil: an action becomes a project, each leads to the other, and what automation did counts as toil removed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, openApp, ready } from "./support/app.mjs";
import { choose, download, eventually, forgiveAxe, newPostmortem, saved } from "./support/steps.mjs";

const go = (page, hash) => page.evaluate((it) => (location.hash = it), hash);
const said = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

/** Where the page is, as the address says. */
const at = (page) => new URL(page.url()).hash;

/** The page is without fault to axe. */
const accessible = async (page, complaints) => {
  assert.deepEqual(await axe(page), []);
  forgiveAxe(complaints);
};

/** A postmortem with actions that Kim sees to. */
const write = async (page, title, ...actions) => {
  await go(page, "#/");
  const address = await newPostmortem(page, title);
  const next = page.getByRole("textbox", { name: "Next action" });
  for (const [n, what] of actions.entries()) {
    await next.fill(what);
    await next.press("Enter");
    await action(page, n).getByRole("textbox", { name: "Owner" }).fill("Kim");
  }
  await saved(page);
  return address;
};

const action = (page, n) => page.getByRole("list", { name: "Actions" }).getByRole("listitem").nth(n);

/** Shows everything about an action of a postmortem. */
const details = async (page, n) => {
  await action(page, n).getByRole("button", { name: "Details of this action" }).click();
  return action(page, n).getByRole("group", { name: "Details of this action" });
};

/** Begins a register, on the page of toil. */
const begin = async (page, title) => {
  await page.getByRole("button", { name: "Begin a register" }).click();
  await view(page, "Basis");
  await page.getByLabel("Title").fill(title);
  await saved(page);
  return at(page).match(/toil\/([^/]+)/)[1];
};

/** Another view of the register. */
const view = (page, name) => page.getByRole("navigation", { name: "What of the register is shown" }).getByRole("link", { name, exact: true }).click();

/** The registers of the workspace, as its backup has them. */
const registers = async (page) => {
  await go(page, "#/settings");
  const backup = await download(page, () => page.getByRole("button", { name: "Download a backup" }).first().click());
  return { name: backup.name, all: JSON.parse(backup.text) };
};

const registersIn = (value) => {
  if (Array.isArray(value)) return value.flatMap(registersIn);
  if (value === null || typeof value !== "object") return [];
  return "projects" in value && "activities" in value ? [value] : Object.values(value).flatMap(registersIn);
};

test("an action becomes a project with all that is known of it, and each leads to the other", async (t) => {
  const { page, complaints } = await openApp(t);
  const document = await write(page, "Checkout outage", "Automate the certificate renewals");
  const all = await details(page, 0);
  await all.getByLabel("Effort").fill("3 d");
  await all.getByRole("button", { name: "Make it a toil project" }).click();
  await said(page, "“What we do by hand” was begun, with “Automate the certificate renewals” as its first project");
  await eventually(async () => /^#\/toil\/[^/]+\/project-[^/]+$/.test(at(page)), true);
  const project = at(page);
  await page.getByText("Comes from the action").waitFor();
  await page.getByText("open · Checkout outage").waitFor();
  await accessible(page, complaints);

  await page.getByRole("region", { name: "Automate the certificate renewals" }).getByRole("link", { name: "Automate the certificate renewals" }).click();
  await eventually(() => page.evaluate(() => document.activeElement?.value), "Automate the certificate renewals");
  assert.equal(page.url().startsWith(document), true);
  const again = await details(page, 0);
  await again.getByRole("link", { name: "Toil project: planned" }).waitFor();
  assert.equal(await again.getByRole("button", { name: "Make it a toil project" }).count(), 0);
  await accessible(page, complaints);
  await again.getByRole("link", { name: "Toil project: planned" }).click();
  await eventually(async () => at(page), project);

  const [register] = registersIn((await registers(page)).all);
  const [made] = register.projects;
  assert.deepEqual([made.name, made.owner, made.stage], ["Automate the certificate renewals", "Kim", "planned"]);
  assert.equal(made.buildMinutes.likely, 3 * 8 * 60);
});

test("on the board an action becomes a project of the register that was changed last, once", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  const first = await begin(page, "Platform");
  await write(page, "Checkout outage", "Automate the failover", "Automate the restarts");
  await go(page, "#/actions");
  await page.getByRole("grid", { name: "Actions" }).waitFor();
  const list = page.getByRole("grid", { name: "Actions" });
  // The row that somebody is at has fields instead of texts.
  const menu = async (title) => {
    const text = list.getByText(title, { exact: true });
    if (await text.count()) await text.click();
    await eventually(() => list.locator("[role=row].is-selected .board-title input").inputValue(), title);
    await list.locator("[role=row].is-selected").getByRole("button", { name: "What else can be done" }).click();
  };
  await menu("Automate the failover");
  await page.getByRole("menuitem", { name: "Make it a toil project" }).click();
  await said(page, "“Automate the failover” is now a project in “Platform”");
  await eventually(async () => at(page).startsWith(`#/toil/${first}/project-`), true);
  const project = at(page);

  await page.goBack();
  await list.waitFor();
  await eventually(async () => {
    await menu("Automate the failover");
    const n = await page.getByRole("menuitem", { name: "Open its toil project" }).count();
    if (n === 0) await page.keyboard.press("Escape");
    return n;
  }, 1);
  await page.getByRole("menuitem", { name: "Open its toil project" }).click();
  await eventually(async () => at(page), project);

  await page.goBack();
  await list.waitFor();
  await menu("Automate the restarts");
  await page.getByRole("menuitem", { name: "Show all about it" }).click();
  const sheet = page.getByRole("dialog", { name: "All about the action" });
  await accessible(page, complaints);
  await sheet.getByRole("button", { name: "Make it a toil project" }).click();
  await said(page, "“Automate the restarts” is now a project in “Platform”");
  const [register] = registersIn((await registers(page)).all);
  assert.deepEqual(register.projects.map((it) => it.name), ["Automate the failover", "Automate the restarts"]);
});

test("a register that is being written in another tab keeps what is typed there, and gets the project", async (t) => {
  const { page, context } = await openApp(t);
  await write(page, "Checkout outage", "Automate the failover");
  const other = await context.newPage();
  await other.goto(page.url().replace(/#.*/, "#/toil"));
  await ready(other);
  await begin(other, "Platform");
  await view(other, "Activities");
  const all = await details(page, 0);
  const next = other.getByRole("textbox", { name: "Next activity" });
  await next.fill("Restarts 5x/day 10 min");
  await next.press("Enter");
  await all.getByRole("button", { name: "Make it a toil project" }).click();
  await said(page, "“Automate the failover” is now a project in “Platform”");
  await saved(other);
  const read = async () => {
    const [register] = registersIn((await registers(page)).all);
    return [register.activities.map((it) => it.name), register.projects.map((it) => it.name)];
  };
  await eventually(read, [["Restarts"], ["Automate the failover"]]);
});

test("where an action is gone its project says so", async (t) => {
  const { page } = await openApp(t);
  const document = await write(page, "Checkout outage", "Automate the failover", "Read the paper");
  const all = await details(page, 0);
  await all.getByRole("button", { name: "Make it a toil project" }).click();
  await page.getByText("open · Checkout outage").waitFor();
  const project = at(page);
  await page.goto(document);
  await (await details(page, 0)).getByRole("button", { name: "Remove", exact: true }).click();
  await saved(page);
  await go(page, project);
  await page.getByText("It comes from an action that was removed from").waitFor();
  await page.goto(document);
  await choose(page, "More", "Move to the trash");
  await page.getByText("In the trash for 30 days").waitFor();
  await go(page, project);
  await page.getByText("It comes from an action of a document that is no longer there.").waitFor();
});

test("what automation did counts as toil removed, with the hours that its project measured", async (t) => {
  const { page, complaints } = await openApp(t, { path: "#/toil" });
  const id = await begin(page, "Platform");
  await view(page, "Overview");
  await page.getByText("No action of a postmortem was done by automation yet.").waitFor();
  await write(page, "Checkout outage", "Automate the failover", "Document the failover", "Automate the restarts");
  // What the review remarks moves rows, so nothing is aimed at.
  for (const n of [0, 1]) await action(page, n).getByRole("combobox", { name: "State" }).selectOption({ label: "Done" });
  await saved(page);
  await go(page, `#/toil/${id}/overview`);
  await page.getByText("1 action of a postmortem was done by automation. How many hours that removed is not known").waitFor();
  await accessible(page, complaints);
  await page.getByRole("button", { name: "Make it a toil project: Automate the failover" }).click();
  await eventually(async () => at(page).startsWith(`#/toil/${id}/project-`), true);
  await page.getByText("done · Checkout outage").waitFor();
  await saved(page);
  await view(page, "Overview");
  await page.getByRole("link", { name: "rolled out" }).waitFor();

  // What was measured comes with a backup: 20 h a month before, 5 h since.
  const { name, all } = await registers(page);
  registersIn(all)[0].projects[0].measured = [{ on: "2025-10-01", beforeMinutes: 1200, afterMinutes: 300 }];
  registersIn(all)[0].projects[0].stage = "measured";
  const other = await openApp(t, { path: "#/import" });
  await other.page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(all)) });
  await other.page.getByRole("button", { name: "Bring in what is not here" }).click();
  await other.page.getByText(/in all/).waitFor();
  await go(other.page, `#/toil/${id}/overview`);
  await other.page.getByText("Of 1 it is known how much: 180 h a year, 180 h of them measured.").waitFor();
  await other.page.getByRole("link", { name: "measured · 180 h a year saved" }).waitFor();
  await other.page.getByRole("listitem").getByRole("link", { name: "Automate the failover" }).click();
  const line = await details(other.page, 0);
  await line.getByRole("link", { name: "Toil project: measured · 180 h a year saved" }).waitFor();
});

test("in German and on a phone nothing is wider than the page", async (t) => {
  const { page } = await openApp(t, { path: "#/toil", locale: "de-DE", viewport: { width: 390, height: 800 } });
  await page.getByRole("button", { name: "Verzeichnis beginnen" }).click();
  await page.getByRole("link", { name: "Überblick" }).click();
  await page.getByText("Noch keine Maßnahme eines Postmortems wurde durch Automatisierung erledigt.").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
});
