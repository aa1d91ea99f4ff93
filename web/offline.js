// What makes a built app work without a network, come in new versions, be installed, and be given files by the system. It is loaded once the
// app stands, and says what it knows in `afterwordOffline` (web/src/browser/build.rs), with an event whenever that changes.
const [VERSION] = document.querySelector("meta[name=afterword-build]").content.split(" ");

const state = { standing: "coming" };
globalThis.afterwordOffline = state;
const tell = (change) => {
  Object.assign(state, change);
  dispatchEvent(new Event("afterword:offline"));
};

// With credentials, for hosts where one signs in.
const manifest = { rel: "manifest", crossOrigin: "use-credentials", href: "manifest.json" };
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  const install = async () => {
    tell({ install: undefined });
    await event.prompt();
  };
  tell({ install });
});
addEventListener("appinstalled", () => tell({ install: undefined }));
document.head.append(Object.assign(document.createElement("link"), manifest));

// What is said here, by the names that the files of other languages have it by. The app has remembered those that it speaks.
const ENGLISH = {
  "boot.news": "A new version is here.",
  "boot.reload": "Reload",
  "boot.later": "Not now",
};
const say = (name) => {
  try {
    const words = localStorage[`afterword-words-${document.documentElement.lang}`] ?? "";
    const line = words.split("\n").find((it) => it.startsWith(`${name} = `));
    return line?.slice(name.length + 3) ?? ENGLISH[name];
  } catch {
    return ENGLISH[name];
  }
};

// Asking whether the page may go has whatever is unsaved written, here as when it really goes.
const isUnsaved = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

const ask = (worker, question) =>
  Promise.race([
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      worker.postMessage(question, [port2]);
    }),
    pause(3_000),
  ]);

// A corner that is there before it speaks, or screen readers would not listen to it.
const corner = Object.assign(document.createElement("div"), { className: "toast", role: "status" });
corner.dataset.place = "end";
document.body.append(corner);

const announce = (worker) => {
  if (state.update) return;
  const update = async () => {
    corner.replaceChildren();
    await ask(worker, "use");
    // What can't be saved the browser asks about.
    for (let n = 0; n < 30 && isUnsaved(); n += 1) await pause(100);
    location.reload();
  };
  const button = (name, onclick) =>
    Object.assign(document.createElement("button"), { type: "button", className: "toast-undo", textContent: say(name), onclick });
  corner.replaceChildren(say("boot.news"), button("boot.reload", update), button("boot.later", () => corner.replaceChildren()));
  corner.lang = document.documentElement.lang;
  tell({ update });
};

const register = async () => {
  // Where the page demands it, a worker's address has to be vouched for.
  const vouch = globalThis.trustedTypes?.createPolicy("afterword-offline", { createScriptURL: (it) => it });
  const address = new URL("sw.js", document.baseURI).href;
  const worker = vouch?.createScriptURL(address) ?? address;
  return navigator.serviceWorker.register(worker, { updateViaCache: "none" });
};

const follow = async (registration) => {
  const isWhole = () => caches.match(new URL("index.html", registration.scope), { cacheName: `afterword:${registration.scope}:${VERSION}` });
  const look = async () => {
    const isHere = Boolean(await isWhole());
    const isComing = registration.installing ?? registration.waiting;
    tell({ standing: isHere ? "here" : isComing ? "coming" : "not" });
    const { waiting } = registration;
    const newest = waiting && (await ask(waiting, "version"));
    if (newest && newest !== VERSION) announce(waiting);
  };
  const attend = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", attend);
  attend();
  await look();
  registration.active?.postMessage("tidy");
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < 3_600_000) return;
    asked = Date.now();
    // Without a network there is no news.
    registration.update().catch(() => {});
  });
};

// The app takes files that are dropped, wherever it is.
const bring = async (files) => {
  if (files.length === 0) return;
  while (!document.querySelector("main")) await pause(50);
  await pause(100);
  const data = new DataTransfer();
  files.forEach((it) => data.items.add(it));
  dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
};

// What another program shared, which the worker has kept for this page.
const shared = async (scope) => {
  const cache = await caches.open(`afterword:${scope}`);
  const files = [];
  for (const request of await cache.keys()) {
    if (!new URL(request.url).search.startsWith("?shared=")) continue;
    const response = await cache.match(request);
    files.push(new File([await response.blob()], decodeURIComponent(response.headers.get("x-name"))));
    await cache.delete(request);
  }
  return files;
};

const start = async () => {
  globalThis.launchQueue?.setConsumer(async ({ files }) => bring(await Promise.all(files.map((it) => it.getFile()))));
  const { search, pathname, hash } = location;
  if (["?shared", "?file"].includes(search)) history.replaceState(history.state, "", pathname + hash);
  navigator.serviceWorker.addEventListener("message", ({ data, ports: [port] }) => {
    if (data === "version") port.postMessage(VERSION);
    if (data === "leave") isUnsaved();
  });
  navigator.serviceWorker.startMessages();
  const registration = await register();
  if (search === "?shared") bring(await shared(registration.scope));
  await follow(registration);
};

// No worker is kept over plain http, in some private windows, and where the browser is told to keep nothing: then the network is needed.
start().catch(() => tell({ standing: "not" }));
