// The core journeys in a second engine, and the attacks as well: what works, and what stays harmless, is not a matter of one browser.
// Where Firefox is not at hand, this is skipped and says so.
import assert from "node:assert/strict";
import { rm, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serveDist } from "./support/app.mjs";
import { attacks, packed, strange, workspace } from "./support/attacks.mjs";
import { SKIP, openFirefox } from "./support/firefox.mjs";

if (SKIP) console.log(SKIP);

const PAYLOADS = attacks().slice(0, 200);
const WORKSPACE = workspace(PAYLOADS, 40);
const [WIDE, , REGISTER, ASSESSMENT] = WORKSPACE.documents;

let site, browser, folder;
before(async () => {
  if (SKIP) return;
  site = await serveDist();
  browser = await openFirefox();
  browser.page.origin = site.origin;
  folder = await mkdtemp(join(tmpdir(), "afterword-given-"));
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Nothing went wrong so far, and nothing that is about a test before is left. */
const assertQuiet = () => assert.deepEqual(browser.complaints.splice(0, Infinity), [], "the page complained");

const given = async (name, text) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

test("a postmortem is written, survives a reload and leaves as Markdown", { skip: SKIP }, async (t) => {
  const { page } = browser;
  await page.goto(site.url);
  await page.ready();

  await t.test("its title, its timeline, its causes and an action", async () => {
    await page.click("button", "New postmortem");
    await page.field("Title");
    await page.type("Checkout outage");
    await page.field("Next entry");
    for (const line of ["2026-11-14 14:32 alert fired", "14:55 rolled back"]) {
      await page.type(line);
      await page.press("Enter");
    }
    await page.click("button", "Start with what people noticed");
    await page.type("Nobody could pay");
    for (const [at, why] of ["The pool was exhausted", "A release took more", "Nobody measured it", "It was never asked", "There is no budget"].entries()) {
      await page.press("Enter");
      if (at > 0) await page.press("Tab");
      await page.type(why);
    }
    await page.field("Next action");
    await page.type("Measure the pool @anna 2030-12-01 P1");
    await page.press("Enter");
    await page.until("that it is saved", () => page.evaluate(() => [...document.querySelectorAll("[role=status]")].some((it) => it.innerText.startsWith("Saved"))));
  });

  await t.test("it is there after a reload, and goes out whole", async () => {
    await page.reload();
    await page.find("textbox", "Title");
    await page.click("button", "Export");
    const text = await page.download(() => page.click("menuitem", "Download Markdown"));
    assert.match(text, /^# Checkout outage$/m);
    for (const words of ["alert fired", "rolled back", "Nobody could pay", "Measure the pool"]) assert.ok(text.includes(words), words);
    const depths = ["The pool was exhausted", "A release took more", "Nobody measured it", "It was never asked", "There is no budget"].map(
      (why) => text.match(new RegExp(`^( *)- .*${why}`, "m"))[1].length,
    );
    assert.deepEqual(depths.toSorted((a, b) => a - b), depths);
    assert.equal(new Set(depths).size, 5, "five whys, one below the other");
    await page.evaluate(() => (location.hash = "#/"));
    await page.find("link", "Checkout outage");
  });
  assertQuiet();
});

test("a backup of attacks is restored, and nothing of it does anything", { skip: SKIP }, async (t) => {
  const { page } = browser;
  await page.before(() => {
    window.attacked = [];
    for (const name of ["alert", "confirm", "prompt", "print", "open"]) window[name] = (...all) => window.attacked.push(`${name}(${all})`);
  });
  const check = async (place) => {
    const { found, n } = await strange(page, { scripts: ["/boot-", "/afterword-", "/offline-", "/outdated.js", "/across-", "/io-"] });
    assert.deepEqual([...(await page.evaluate(() => window.attacked)), ...found], [], place);
    return n;
  };
  await page.goto("about:blank");
  await page.goto(`${site.url}#/import`);
  await page.ready();
  await page.until("the field for files", () => page.evaluate(() => Boolean(document.querySelector("input[type=file]"))));
  await page.setFiles("input[type=file]", [await given("backup.json", JSON.stringify(WORKSPACE))]);
  await page.until("what is in the backup", () => page.evaluate(() => Boolean(document.querySelector("main button.primary"))));
  await check("the backup");
  await page.click("button", "Bring in what is not here");
  await page.until("the list", () => page.evaluate(() => document.querySelectorAll("[role=grid] a[href], table a[href]").length > 3));

  for (const path of ["", `postmortem/${WIDE.id}`, "actions", "home", "trends", `toil/${REGISTER.id}`, `maturity/${ASSESSMENT.id}`, "library/hostile", `shared/${packed(WORKSPACE.documents[5])}`]) {
    await t.test(`on #/${path.slice(0, 40)}`, async () => {
      await page.evaluate((it) => (location.hash = it), `#/${path}`);
      await page.until("a page with something on it", () => page.evaluate(() => document.querySelector("main:not([aria-busy=true])")?.querySelectorAll("*").length > 20));
      await new Promise((done) => setTimeout(done, 500));
      await check(path);
    });
  }
  assertQuiet();
});
