// The service worker of a built app: keeps whole versions of it in the browser, and answers with their files, network or not.
//
// `cargo xtask dist` writes two lines above this (crates/xtask/src/offline.rs): VERSION, the name of the version, and FILES, the digests of
// its files by their paths.
//
// A version counts once each of its files has come and is the one that was built: a bad copy on the server takes a good one from nobody.
// Nor is a version ever put under a page that is open. Which one a page begins with stands in a note, whichever version's worker answers;
// a page asks for files by names that hold their content, or with its version behind them; and no version goes while a page runs it.
"use strict";

const HOME = registration.scope;
const PAGE = "index.html";
const HASHED = /-[0-9A-Za-z]{10}\.\w+$/;
const NOTES = `afterword:${HOME}`;
const nameOf = (version) => `${NOTES}:${version}`;
const at = (path) => new URL(path, HOME).href;

// What one version's worker leaves to another's: the version that pages begin with, and the newest one that is whole.
const read = async (note) => (await (await caches.open(NOTES)).match(at(`?${note}`)))?.text();
const write = async (note, text) => (await caches.open(NOTES)).put(at(`?${note}`), new Response(text));

// Whether an address is that of the app's own page. Others of the host, and other documents in the folder, are none of its business.
const isPage = ({ origin, pathname }) => [HOME, at(PAGE)].includes(origin + pathname);

const pages = async () => (await clients.matchAll({ type: "window", includeUncontrolled: true })).filter((it) => isPage(new URL(it.url)));

const digest = async (bytes) => btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-384", bytes))));

// The file as it was built: from another version that has it, from the browser's cache, or from the server, past every cache if need be.
const fetched = async (path) => {
  const address = at(path);
  const ways = [
    () => caches.match(address),
    () => fetch(address, { cache: HASHED.test(path) ? "default" : "no-cache" }),
    () => fetch(address, { cache: "reload" }),
    // Some hosts have the page only under the name of its folder.
    () => path === PAGE && fetch(HOME, { cache: "reload" }),
  ];
  for (const way of ways) {
    const response = await way();
    if (!response || !response.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await digest(bytes)) !== FILES[path]) continue;
    const headers = new Headers(response.headers);
    // It is kept unpacked, and the same for everybody.
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    return new Response(bytes, { headers });
  }
  throw new Error(`${path} is not as it was built`);
};

const keep = async () => {
  const cache = await caches.open(nameOf(VERSION));
  const paths = Object.keys(FILES).filter((it) => it !== PAGE);
  // Few at a time: somebody is at work meanwhile.
  const keepNext = async () => {
    for (let path = paths.pop(); path; path = paths.pop()) await cache.put(at(path), await fetched(path));
  };
  try {
    await Promise.all([keepNext(), keepNext()]);
    // The page comes last: where it is, the version is whole.
    await cache.put(at(PAGE), await fetched(PAGE));
    await write("newest", VERSION);
  } catch (error) {
    paths.length = 0;
    await caches.delete(nameOf(VERSION));
    throw error;
  }
};

addEventListener("install", (event) => event.waitUntil(keep()));

// No page is open that another version's worker answered, so all begin with this one.
const begin = async () => {
  await write("current", VERSION);
  await clients.claim();
};

addEventListener("activate", (event) => event.waitUntil(begin()));

// What a page that does not say which version it runs may run: any.
const UNKNOWN = Symbol();

// Lets go of versions that nobody runs.
const tidy = async () => {
  const names = (await caches.keys()).filter((it) => it.startsWith(`${NOTES}:`));
  const run = await Promise.all((await pages()).map(versionOf));
  const noted = [await read("current"), await read("newest")];
  if (run.includes(UNKNOWN) || registration.installing) return;
  const wanted = [VERSION, ...noted, ...run].map(nameOf);
  await Promise.all(names.filter((it) => !wanted.includes(it)).map((it) => caches.delete(it)));
};

// The version that a page runs. One that went before it could answer keeps none.
const versionOf = (client) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(async () => done((await clients.get(client.id)) ? UNKNOWN : VERSION), 5_000);
    client.postMessage("version", [port2]);
  });

const answer = async ({ data, ports: [port] }) => {
  if (data === "version") port.postMessage(VERSION);
  if (data === "tidy") await tidy();
  if (data !== "use") return;
  await write("current", VERSION);
  for (const it of await pages()) it.postMessage("leave");
  port.postMessage("done");
};

addEventListener("message", (event) => event.waitUntil(answer(event)));

const kept = (version) => caches.match(at(PAGE), { cacheName: nameOf(version) });

// Who begins anew with no other page open gets the newest version without being asked: nobody is in the middle of anything.
const page = async (request) => {
  // At once, for it is nearly always this one.
  const own = kept(VERSION);
  const [current = VERSION, newest = current] = await Promise.all([read("current"), read("newest")]);
  if (newest !== current && (await isAlone(request))) {
    const found = await kept(newest);
    if (found) {
      await write("current", newest);
      return found;
    }
  }
  return (current !== VERSION && (await kept(current))) || (await own) || fetch(request);
};

// A page that is loaded again is still there while it asks.
const isAlone = async ({ cache }) => (await pages()).length <= (cache === "no-cache" || cache === "reload" ? 1 : 0);

const file = async (request, url) => {
  const version = url.search.slice(1);
  url.search = "";
  const found = await caches.match(url.href, { cacheName: nameOf(version || VERSION) });
  // A name that says nothing of a version says what is in the file, so any version that has it will do.
  return found ?? (version ? undefined : await caches.match(url.href)) ?? fetch(request);
};

// What another program shares waits here until the page that is opened for it has taken it.
const receive = async (request) => {
  const form = await request.formData();
  const files = form.getAll("files").filter((it) => it.size > 0);
  const [title, ...words] = ["title", "text", "url"].map((it) => form.get(it));
  const text = [title && `# ${title}`, ...words].filter(Boolean).join("\n\n");
  if (text) files.push(new File([text], ""));
  const cache = await caches.open(NOTES);
  for (const [n, it] of files.entries()) {
    const headers = { "x-name": encodeURIComponent(it.name) };
    await cache.put(at(`?shared=${Date.now()}-${n}`), new Response(it, { headers }));
  }
  return Response.redirect(at("./?shared#/import"), 303);
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(HOME)) return;
  const isNavigation = request.mode === "navigate";
  const isOurs = isNavigation && isPage(url);
  // Where the browser's storage is damaged, the network has to do.
  const answerBy = (answer) => event.respondWith(answer.catch(() => fetch(request)));
  if (isOurs && request.method === "POST" && url.search === "?share") event.respondWith(receive(request));
  else if (request.method !== "GET") return;
  else if (isOurs) answerBy(page(request));
  else if (!isNavigation) answerBy(file(request, url));
});
