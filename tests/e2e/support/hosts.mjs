// Web servers as docs/hosting.md sets them up. Each recipe is read out of that page, so that what it says is what is tried; only the
// addresses are changed. Every server runs as whoever runs the test, on a free port of the loopback address, in a folder of its own.
import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { changed, page } from "./recipes.mjs";

/** What docs/hosting.md has under a heading. */
export const recipes = page("hosting.md");

/** Where a file of a Debian package is: installed, or where `cargo xtask test` unpacked it. */
export const debian = (path) => [path, `${process.env.AFTERWORD_DEBIAN ?? ""}${path}`].find((it) => existsSync(it)) ?? path;

/** A program by its name: on the PATH, or where system programs are. */
const program = (name) =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"].map((it) => debian(join(it, name))).find((it) => existsSync(it));

export const freePort = () =>
  new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** An answer as it was sent: nothing is unpacked and no redirect followed. */
export const ask = (url, headers = {}) =>
  new Promise((done, failed) => {
    const asked = request(url, { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.once("error", failed).end();
  });

/** Starts a program that serves `origin`, and waits until it answers. What it said is in the error if it doesn't. */
export const start = async (origin, file, args, options = {}) => {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const gone = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGTERM");
    const slow = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await gone;
    clearTimeout(slow);
  };
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) break;
    if (await ask(origin).then(() => true, () => false)) return { stop, said: () => said };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Error(`${file} does not serve ${origin}:\n${said}`);
};

/** The folders of the recipes, `/srv/www` with the app in it, made somewhere else. */
const site = async (dist) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-host-"));
  // A server started by root serves as somebody else.
  await chmod(folder, 0o755);
  const root = join(folder, "www");
  const app = join(root, "tools/afterword");
  await mkdir(join(root, "tools"), { recursive: true });
  await cp(dist, app, { recursive: true });
  return { folder, root, app };
};

const BROTLI = debian("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so");

/** The servers that we have a recipe for and that can be started: each takes the built app's folder. */
export const HOSTS = [
  {
    name: "nginx",
    needs: "nginx and libnginx-mod-http-brotli-static",
    program: program("nginx"),
    codings: existsSync(BROTLI) ? ["br", "gzip"] : ["gzip"],
    serve: async (dist, more = "") => {
      const { folder, root } = await site(dist);
      const port = await freePort();
      let recipe = changed(recipes("nginx", "nginx")[0], "listen 80;", `listen 127.0.0.1:${port};`);
      recipe = changed(recipe, "root /srv/www;", `root ${root};`);
      if (more) recipe = changed(recipe, "add_header Cache-Control $afterword_caching;\n", `add_header Cache-Control $afterword_caching;\n${more}`);
      // “Leave the line out where nginx calls it unknown.”
      if (!existsSync(BROTLI)) recipe = changed(recipe, "brotli_static on;", "");
      const scratch = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((it) => `${it}_temp_path ${folder}/${it};`).join("\n");
      await writeFile(
        join(folder, "nginx.conf"),
        `${existsSync(BROTLI) ? `load_module ${BROTLI};` : ""}
        daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr;
        events { worker_connections 64; }
        http {
          include ${debian("/etc/nginx/mime.types")}; default_type application/octet-stream; gzip on;
          log_format path $request_uri; access_log ${folder}/paths path; ${scratch}
          ${recipe}
        }`,
      );
      const origin = `http://127.0.0.1:${port}`;
      const server = await start(origin, program("nginx"), ["-c", join(folder, "nginx.conf"), "-p", folder, "-e", "stderr"]);
      return host(folder, origin, server);
    },
  },
  {
    name: "Apache",
    needs: "apache2",
    program: program("apache2"),
    codings: ["br", "gzip"],
    serve: async (dist) => {
      const { folder, root, app } = await site(dist);
      const port = await freePort();
      await writeFile(join(app, ".htaccess"), recipes("Apache httpd", "apache")[0]);
      const modules = ["mpm_event", "authz_core", "dir", "mime", "env", "rewrite", "headers", "deflate", "filter"];
      await writeFile(
        join(folder, "httpd.conf"),
        `${modules.map((it) => `LoadModule ${it}_module /usr/lib/apache2/modules/mod_${it}.so`).join("\n")}
        ServerRoot ${folder}
        ServerName 127.0.0.1
        Listen 127.0.0.1:${port}
        PidFile ${folder}/pid
        DefaultRuntimeDir ${folder}
        ErrorLog ${folder}/errors
        LogFormat "%U" path
        CustomLog ${folder}/paths path
        User nobody
        Group nogroup
        TypesConfig /etc/mime.types
        AddOutputFilterByType DEFLATE text/html text/javascript text/css
        DocumentRoot ${root}
        <Directory ${root}>
          AllowOverride FileInfo
          Require all granted
        </Directory>`,
      );
      const origin = `http://127.0.0.1:${port}`;
      const server = await start(origin, program("apache2"), ["-f", join(folder, "httpd.conf"), "-DFOREGROUND"]);
      return host(folder, origin, server);
    },
  },
  {
    name: "Caddy",
    needs: "caddy",
    program: program("caddy"),
    codings: ["br", "gzip"],
    serve: async (dist) => {
      const { folder, root } = await site(dist);
      const port = await freePort();
      let recipe = changed(recipes("Caddy", "caddy")[0], "tools.example.com {", `http://127.0.0.1:${port} {\nbind 127.0.0.1\nlog {\noutput file ${folder}/paths\nformat json\n}`);
      recipe = changed(recipe, "root * /srv/www", `root * ${root}`);
      await writeFile(join(folder, "Caddyfile"), `{\nadmin off\n}\n${recipe}`);
      const origin = `http://127.0.0.1:${port}`;
      const home = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
      const server = await start(origin, program("caddy"), ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], { env: home });
      return host(folder, origin, server, (line) => JSON.parse(line).request.uri);
    },
  },
];

const host = (folder, origin, { stop }, path = (line) => line) => ({
  origin,
  url: `${origin}/tools/afterword/`,
  /** The paths that it was asked for so far. */
  asked: async () => (await readFile(join(folder, "paths"), "utf8")).split("\n").filter(Boolean).map(path),
  stop,
  close: async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  },
});
