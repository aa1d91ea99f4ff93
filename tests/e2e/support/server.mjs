// A static host on the loopback address, as a site's owner would set one up: it sends the .br or .gz beside a file to browsers that
// take it, and lets files with a hash in their name be cached for ever.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};
const HASHED = /-[0-9A-Za-z]{10}\.\w+$/;
const PACKED = [["br", "br"], ["gz", "gzip"]];

/**
 * Serves `folder` under `base` ("/" or "/some/path/").
 *
 * Returns { origin, url, requests, close }: `url` is the page's address; `requests` the paths asked for so far.
 * `pages` are served beside the folder, by their path: texts of HTML, or { body, type, status, headers }, where a `body` that is a function writes the answer itself. `headers` are sent with every file. A `port` is worth giving where an address has to survive a restart: storage belongs to an origin.
 */
export const serve = async (folder, { base = "/", port = 0, pages = {}, headers = {} } = {}) => {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    requests.push(pathname);
    if (pages[pathname]) {
      const page = typeof pages[pathname] === "string" ? { body: pages[pathname] } : pages[pathname];
      response.writeHead(page.status ?? 200, { "content-type": page.type ?? TYPES[".html"], ...page.headers });
      return typeof page.body === "function" ? page.body(response) : response.end(page.body);
    }
    const file = fileOf(folder, base, pathname);
    // Browsers ask for it by themselves, where a page names no icon.
    if (!file && pathname === "/favicon.ico") return response.writeHead(204).end();
    if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    const accepted = request.headers["accept-encoding"] ?? "";
    const packed = PACKED.find(([ending, name]) => accepted.includes(name) && existsSync(`${file}.${ending}`));
    const sent = packed ? `${file}.${packed[0]}` : file;
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-length": statSync(sent).size,
      "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
      vary: "accept-encoding",
      ...headers,
      ...(packed && { "content-encoding": packed[1] }),
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(sent).pipe(response);
  });
  await new Promise((done) => server.listen(port, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { origin, url: origin + base, requests, close };
};

const fileOf = (folder, base, pathname) => {
  if (!pathname.startsWith(base)) return null;
  const path = normalize(join(folder, decodeURIComponent(pathname.slice(base.length - 1))));
  if (path !== folder && !path.startsWith(folder + sep) && path !== folder + sep) return null;
  const file = pathname.endsWith("/") ? join(path, "index.html") : path;
  return existsSync(file) && statSync(file).isFile() ? file : null;
};
