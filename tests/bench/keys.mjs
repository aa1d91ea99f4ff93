// How long a key takes: to the frame that shows what it did, and on the main thread.

/** Runs in the page before anything else: notes when each key is painted. */
export const observe = () => {
  window.__keys = [];
  const onKey = ({ timeStamp }) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.__keys.push(performance.now() - timeStamp);
      port2.postMessage(null);
    });
  addEventListener("keydown", onKey, { capture: true });
};

/** Presses the keys that `key` names at the pace of a quick typist. Returns the milliseconds to the frame of each, and those of script a key. */
export const press = async (page, key, count, slowdown = 1) => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const script = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * metrics.find((it) => it.name === "ScriptDuration").value;
  };
  await page.evaluate(() => (window.__keys = []));
  const before = await script();
  for (let n = 0; n < count; n += 1) {
    await page.keyboard.press(key(n));
    await page.waitForTimeout(40);
  }
  const work = ((await script()) - before) / count;
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await devtools.detach();
  return { keys: await page.evaluate(() => window.__keys), work };
};
