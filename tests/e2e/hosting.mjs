// The app on real web servers, in a subfolder, set up by the recipes of docs/hosting.md as they are written there.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { describe, test } from "node:test";
import { DIST, launch, ready, watch } from "./support/app.mjs";
import { HOSTS, ask, recipes } from "./support/hosts.mjs";
import { changed } from "./support/recipes.mjs";
import { newPostmortem } from "./support/steps.mjs";

const YEAR = "public, max-age=31536000, immutable";
/** What docs/hosting.md calls a name with a hash. */
const HASHED = /-[0-9A-Za-z]{10}\.(css|js|svg|wasm)$/;
const TWINS = { br: ".br", gzip: ".gz" };
const TYPES = {
  ".css": ["text/css"],
  ".html": ["text/html"],
  ".js": ["text/javascript", "application/javascript"],
  ".json": ["application/json"],
  ".png": ["image/png"],
  ".svg": ["image/svg+xml"],
  ".txt": ["text/plain"],
  ".wasm": ["application/wasm"],
  ".webmanifest": ["application/manifest+json"],
};

/** Every file of the built app but the twins, as a path. The package for scripts is in the same folder, and is no part of it. */
const files = (folder = DIST) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const path = join(folder, it.name);
    if (path === join(DIST, "npm")) return [];
    if (it.isDirectory()) return files(path);
    return /\.(br|gz)$/.test(it.name) ? [] : [relative(DIST, path)];
  });

for (const { name, needs, program, codings, serve } of HOSTS) {
  // Named in full, because a test that does not run should not be taken for one that passed.
  const skip = program ? false : `${name} is not here, so its recipe was not tried (Debian: apt-get install ${needs})`;

  describe(`on ${name}`, { skip }, () => {
    test("the app starts, keeps what is written, and asks for nothing outside its folder", async (t) => {
      const host = await serve(DIST);
      t.after(host.close);
      const { context, close } = await launch();
      t.after(close);
      const page = context.pages()[0] ?? (await context.newPage());
      const complaints = watch(page, host.origin);
      await page.goto(host.url);
      await ready(page);
      await newPostmortem(page, `Written on ${name}`);
      await page.reload();
      await ready(page);
      const title = page.getByRole("textbox", { name: "Title", exact: true });
      await title.waitFor();
      assert.equal(await title.inputValue(), `Written on ${name}`);
      await page.goto(`${host.url}#/trends`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      assert.deepEqual(complaints, []);
      const outside = (await host.asked()).filter((path) => path !== "/" && !path.startsWith("/tools/afterword/"));
      assert.deepEqual(outside, []);
    });

    test("each file is of its type, has its caching, and comes as its twin", async (t) => {
      const host = await serve(DIST);
      t.after(host.close);
      const wrong = [];
      for (const file of files()) {
        const plain = await ask(host.url + file, { "accept-encoding": "identity" });
        const type = (plain.headers["content-type"] ?? "").split(";")[0];
        const says = (what) => wrong.push(`${file}: ${what}`);
        if (plain.status !== 200) says(`answered with ${plain.status}`);
        if (!(TYPES[extname(file)] ?? [type]).includes(type)) says(`is of type ${type}`);
        if (plain.headers["content-encoding"]) says(`is packed with ${plain.headers["content-encoding"]}, unasked`);
        if (!plain.body.equals(readFileSync(join(DIST, file)))) says("is other bytes");
        const caching = HASHED.test(file) ? YEAR : "no-cache";
        if (plain.headers["cache-control"] !== caching) says(`has the caching ${plain.headers["cache-control"]}`);
        for (const coding of codings) {
          const twin = join(DIST, file + TWINS[coding]);
          if (!existsSync(twin)) continue;
          const { headers, body } = await ask(host.url + file, { "accept-encoding": coding });
          if (headers["content-encoding"] !== coding) says(`asked for with ${coding}, is packed with ${headers["content-encoding"]}`);
          if ((headers["content-type"] ?? "").split(";")[0] !== type) says(`is of type ${headers["content-type"]} with ${coding}`);
          if (headers["cache-control"] !== caching) says(`has the caching ${headers["cache-control"]} with ${coding}`);
          if (!/accept-encoding/i.test(headers.vary ?? "")) says(`does not vary by its coding`);
          if (body.length !== statSync(twin).size) says(`is ${body.length} bytes with ${coding}, and its twin ${statSync(twin).size}`);
        }
      }
      assert.deepEqual(wrong, []);
    });

    test("what was kept of it starts when the host is gone", { skip: existsSync(join(DIST, "sw.js")) ? false : "this build keeps nothing" }, async (t) => {
      const host = await serve(DIST);
      t.after(host.close);
      const { context, close } = await launch({ serviceWorkers: "allow" });
      t.after(close);
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(host.url);
      await ready(page);
      await page.waitForFunction(() => globalThis.afterwordOffline?.standing === "here", null, { timeout: 60_000 });
      const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
      assert.equal(scope, host.url);
      const outside = (await host.asked()).filter((path) => path !== "/" && !path.startsWith("/tools/afterword/"));
      assert.deepEqual(outside, []);
      await host.stop();
      await page.goto(host.url);
      await ready(page);
      await newPostmortem(page, "Written without a host");
    });

    test("what did not change is not sent again, and the folder's address gets its slash", async (t) => {
      const host = await serve(DIST);
      t.after(host.close);
      const first = await ask(host.url, { "accept-encoding": codings[0] });
      assert.equal(first.status, 200);
      const known = { "accept-encoding": codings[0], "if-none-match": first.headers.etag ?? "" };
      assert.ok(first.headers.etag, "there is an ETag");
      const again = await ask(host.url, known);
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
      const { status, headers } = await ask(host.url.slice(0, -1));
      assert.ok([301, 302, 307, 308].includes(status), `${status}`);
      // Some answer with a path, some with a whole address.
      assert.equal(new URL(headers.location, host.url).href, host.url);
    });
  });
}

test("the upload to S3 takes every file, with its type and its caching", () => {
  const [upload] = recipes("S3", "sh");
  // Packed files by the function, and by the command itself what is packed already.
  const word = (text) => text.replace(/^['"]|['"]$/g, "");
  const PUT = /^put (\S+) ('[^']*'|\S+) (\S+)$/gm;
  const PLAIN = /^aws s3 cp dist "\$to" --recursive --exclude '\*' --include (\S+) --content-type ('[^']*'|\S+) --cache-control (\S+)$/gm;
  const puts = [[PUT, ".br"], [PLAIN, ""]].flatMap(([line, twin]) =>
    [...upload.matchAll(line)].map((it) => ({ pattern: word(it[1]), type: word(it[2]).split(";")[0], caching: word(it[3]), twin })),
  );
  assert.ok(puts.length > 5);
  const matches = (pattern) => new RegExp(`^${pattern.replace(/[.]/g, "\\.").replaceAll("*", ".*").replaceAll("?", ".")}$`);
  const wrong = [];
  for (const file of files()) {
    // What is put twice is in the end what it was put as last.
    const put = puts.filter(({ pattern, twin }) => matches(pattern).test(file) && existsSync(join(DIST, file + twin))).at(-1);
    const expected = HASHED.test(file) ? "$year" : "no-cache";
    if (!put) wrong.push(`${file} is left behind`);
    else if (TYPES[extname(file)]?.includes(put.type) === false) wrong.push(`${file} gets the type ${put.type}`);
    else if (put.caching !== expected) wrong.push(`${file} gets the caching ${put.caching}`);
  }
  assert.deepEqual(wrong, []);
});

const nginx = HOSTS.find((it) => it.name === "nginx");

test("on nginx the app works with the further headers of docs/hosting.md", { skip: nginx.program ? false : "nginx is not here" }, async (t) => {
  const [headers] = recipes("Headers", "nginx");
  const host = await nginx.serve(DIST, headers);
  t.after(host.close);
  const answer = await ask(host.url);
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  assert.equal(answer.headers["content-security-policy"], "frame-ancestors 'self'");
  assert.equal(answer.headers["cache-control"], "no-cache");
  const { context, close } = await launch();
  t.after(close);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = watch(page, host.origin);
  await page.goto(host.url);
  await ready(page);
  assert.deepEqual(complaints, []);
});

test("on nginx a sign-in in front of the folder guards all of it", { skip: nginx.program ? false : "nginx is not here" }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-people-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const people = join(folder, "htpasswd");
  await writeFile(people, "anna:{PLAIN}secret\n");
  const [lines] = recipes("Sign-in", "nginx");
  const host = await nginx.serve(DIST, changed(lines, "/etc/nginx/afterword.htpasswd", people));
  t.after(host.close);
  for (const file of ["", "static/words/de.txt"]) assert.equal((await ask(host.url + file)).status, 401);
  const { context, close } = await launch({ httpCredentials: { username: "anna", password: "secret" } });
  t.after(close);
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints = watch(page, host.origin);
  await page.goto(host.url);
  await ready(page);
  await newPostmortem(page, "Written behind a sign-in");
  assert.deepEqual(complaints, []);
});
