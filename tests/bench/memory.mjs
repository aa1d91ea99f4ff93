// What a page's process holds, as the system counts it: Linux only, like /proc.
import { readFile } from "node:fs/promises";

/** What the page's process holds when its garbage and that of its worker is collected, in megabytes. */
export const memoryOf = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const workers = [];
  session.on("Target.attachedToTarget", (it) => workers.push(it.sessionId));
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const message = JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" });
  for (const sessionId of workers) await session.send("Target.sendMessageToTarget", { sessionId, message });
  // What a worker does is not answered here, and its memory goes back to the system a moment later.
  await page.waitForTimeout(3_000);
  await session.detach();
  return heldBy(page);
};

/** What the page's process has to itself, in megabytes, without the browser's own program: whether that is shared depends on the tabs. */
export const heldBy = async (page) => {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = await (browser ?? (await page.context().newCDPSession(page))).send("SystemInfo.getProcessInfo").catch(() => ({ processInfo: [] }));
  let most = 0;
  for (const { id } of processInfo.filter((it) => it.type === "renderer")) {
    const maps = (await readFile(`/proc/${id}/smaps`, "utf8").catch(() => "")).split(/^(?=[\da-f]+-[\da-f]+ )/m);
    const ours = maps.filter((it) => !/^\S+ \S+ \S+ \S+ \S+ +\/(?!dev\/shm|memfd)/.test(it));
    const own = [...ours.join("").matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce((sum, it) => sum + Number(it[1]), 0);
    most = Math.max(most, own / 1000);
  }
  return most;
};
