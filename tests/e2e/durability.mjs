// Kill -9 of the browser: what was *Saved* is there afterwards, and of what was not at most one second of typing is gone.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { launch, ready, serveDist, watch } from "./support/app.mjs";
import { newPostmortem, saved } from "./support/steps.mjs";

const N_KILLS = 20;
const MAX_LOST_MILLIS = 1_000;

const pause = (millis) => new Promise((done) => setTimeout(done, millis));
const titleOf = (page) => page.getByRole("textbox", { name: "Title", exact: true });

/** Types words until `stop` is settled; how long the text was, and when. */
const typeUntil = async (page, before, stop) => {
  const typed = [];
  let text = before;
  let isOver = false;
  stop.then(() => (isOver = true));
  for (let n = 0; !isOver; n += 1) {
    const letter = n % 6 === 0 ? " " : "abcdefghij"[n % 10];
    // The key that the browser dies of is of no interest.
    const isHeard = await page.keyboard.press(letter === " " ? "Space" : letter).then(() => true, () => false);
    if (!isHeard) break;
    text += letter;
    typed.push({ text, at: performance.now() });
    await pause(15);
  }
  return typed;
};

test(`${N_KILLS} kills lose nothing that was saved, and at most one second of typing`, async (t) => {
  const profile = await mkdtemp(join(tmpdir(), "afterword-"));
  const site = await serveDist();
  const complaints = [];
  let browser;
  t.after(async () => {
    await browser?.close();
    await site.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  let address = site.url;
  let longest = 0;
  /** What has to be there, and what may be. */
  let past = { saved: "", all: "" };

  for (let round = 0; round <= N_KILLS; round += 1) {
    browser = await launch({ profile });
    const page = browser.context.pages()[0];
    watch(page, site.origin, complaints);
    await page.goto(address);
    await ready(page);
    if (round === 0) {
      address = await newPostmortem(page, "before");
    } else {
      await saved(page);
      const found = await titleOf(page).inputValue();
      assert.ok(found.startsWith(past.saved), `round ${round}: “${past.saved}” was saved, “${found}” is there`);
      // The browser may have heard of one more key than we know of.
      const isTyped = past.all.startsWith(found) || found.slice(0, -1) === past.all;
      assert.ok(isTyped, `round ${round}: “${past.all}” was typed, “${found}” is there`);
    }
    if (round === N_KILLS) break;

    const text = `Round ${round}`;
    await titleOf(page).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await saved(page);
    // Every other kill comes as soon as *Saved* is read, the others while somebody types on.
    const isTypedOn = round % 2 === 1;
    const wait = pause(Math.random() * (isTypedOn ? 2_000 : 20));
    const typing = isTypedOn ? typeUntil(page, text, wait) : Promise.resolve([]);
    await wait;
    const killedAt = performance.now();
    await browser.kill();
    const typed = await typing;
    const old = typed.filter((it) => it.at < killedAt - MAX_LOST_MILLIS).at(-1);
    past = { saved: old?.text ?? text, all: typed.at(-1)?.text ?? text };
    longest = Math.max(longest, typed.length);
  }
  t.diagnostic(`up to ${longest} keys were typed between the last look at “Saved” and the kill`);
  assert.deepEqual(complaints, []);
});
