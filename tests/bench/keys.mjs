// How long a key takes: to the frame that shows what it did, and on the main thread.

/** What an empty text area needs, and what a tenth more allows: the medians, what few exceed, and the same on a slow processor. */
export const KEY_BUDGET = [12, 22, 60];

/** What script a key may take, in milliseconds. */
export const SCRIPT_BUDGET = 3;

/** Runs in the page before anything else: notes when each key is painted, and which tasks are long. */
export const observe = () => {
  window.__keys = [];
  window.__tasks = [];
  const onKey = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.__keys.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  addEventListener("keydown", onKey, { capture: true });
  new PerformanceObserver((list) => window.__tasks.push(...list.getEntries().map((it) => it.duration))).observe({ type: "longtask" });
};

/** Letters and a space now and then, as words are typed. */
export const letter = (n) => (n % 7 === 6 ? "Space" : "etaoin"[n % 6]);

/** Milliseconds to the next key of a quick typist: 60 in the middle, and never in step with the frames. */
const pause = (n) => 36 + ((n * 37) % 49);

/**
 * Presses the keys that `key` names at the pace of a quick typist. Returns the milliseconds to the frame of each, those of script a key, and
 * those of the tasks that were longer than 50.
 */
export const press = async (page, key, count, slowdown = 1) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const script = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * metrics.find((it) => it.name === "ScriptDuration").value;
  };
  await page.evaluate(() => Object.assign(window, { __keys: [], __tasks: [] }));
  const before = await script();
  for (let n = 0; n < count; n += 1) {
    await page.keyboard.press(key(n));
    await page.waitForTimeout(pause(n));
  }
  const work = ((await script()) - before) / count;
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await devtools.detach();
  const [keys, tasks] = await page.evaluate(() => [window.__keys, window.__tasks]);
  return { keys, work, tasks };
};
