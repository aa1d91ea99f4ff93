// Takes the app that a browser keeps for this address away again: what is served here is being worked on, and never the same for long.
addEventListener("install", () => skipWaiting());

const leave = async () => {
  const names = await caches.keys();
  const ours = names.filter((it) => it.startsWith(`afterword:${registration.scope}`));
  await Promise.all(ours.map((it) => caches.delete(it)));
  await registration.unregister();
  for (const page of await clients.matchAll({ type: "window" })) page.navigate(page.url);
};

addEventListener("activate", (event) => event.waitUntil(leave()));
