// Real wikis on the loopback address, each in a folder of its own that is removed with it: Debian's MediaWiki and DokuWiki, run by PHP's
// own server, and MkDocs with Material. Nothing of the machine's own configuration is read or written.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { DIST } from "./app.mjs";
import { ask, debian, freePort } from "./hosts.mjs";

const run = promisify(execFile);
const HERE = fileURLToPath(new URL("../../wikis/", import.meta.url));
const SHIPPED = fileURLToPath(new URL("../../../docs/wikis/", import.meta.url));
const MEDIAWIKI = debian("/usr/share/mediawiki");
/** Below which DokuWiki and its libraries are: nothing if they are installed. */
const DEBIAN = debian("/usr/share/dokuwiki").replace("/usr/share/dokuwiki", "");
const DOKUWIKI = `${DEBIAN}/usr/share/dokuwiki`;
const PASSWORD = "Only for this test, 1";

const has = async (...modules) => {
  const { stdout } = await run("php", ["-m"]).catch(() => ({ stdout: "" }));
  const there = stdout.toLowerCase().split("\n");
  return modules.every((it) => there.includes(it));
};

/** False, or what a skipped test says. */
export const MEDIAWIKI_IS_MISSING =
  existsSync(`${MEDIAWIKI}/index.php`) && (await has("intl", "mbstring", "pdo_sqlite", "xml"))
    ? false
    : "MediaWiki is not here, so its recipe was not tried (Debian: apt-get install mediawiki php-cli php-intl php-mbstring php-sqlite3 php-xml)";
export const DOKUWIKI_IS_MISSING =
  existsSync(`${DOKUWIKI}/doku.php`) && (await has("xml"))
    ? false
    : "DokuWiki is not here, so its recipe was not tried (Debian: apt-get install dokuwiki php-cli php-xml)";

/** PHP's own server with `root` as its site and the built app below `/afterword/`. */
const php = async (folder, root, port, env = {}) => {
  const origin = `http://127.0.0.1:${port}`;
  const args = ["-d", `include_path=.:${DEBIAN}/usr/share/php`, "-S", `127.0.0.1:${port}`, "-t", root, join(HERE, "router.php")];
  const child = spawn("php", args, {
    env: { ...process.env, ...env, AFTERWORD_DIST: DIST, PHP_CLI_SERVER_WORKERS: "4" },
    stdio: ["ignore", "pipe", "pipe"],
    // Its workers outlive it unless the whole group is ended.
    detached: true,
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const gone = new Promise((done) => child.once("exit", done));
  const end = () => process.kill(-child.pid, "SIGKILL");
  process.once("exit", end);
  const close = async () => {
    process.off("exit", end);
    end();
    await gone;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  for (let tries = 0; !(await ask(`${origin}/afterword/index.html`).then((it) => it.status === 200, () => false)); tries += 1) {
    if (tries === 100) {
      await close();
      throw new Error(`PHP does not serve ${origin}:\n${said}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return { origin, close, said: () => said };
};

/** MediaWiki with our extension among its own, and `settings` at the end of LocalSettings.php. */
export const mediawiki = async (settings = "") => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-mediawiki-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, MW_INSTALL_PATH: MEDIAWIKI };
  await mkdir(join(folder, "data"));
  const install = ["--confpath", folder, "--dbtype", "sqlite", "--dbpath", join(folder, "data"), "--dbname", "wiki", "--server", origin];
  install.push("--scriptpath", "", "--skins", "Vector", "--pass", PASSWORD, "Tests", "Admin");
  await run("php", [`${MEDIAWIKI}/maintenance/install.php`, ...install], { env });
  await cp(join(SHIPPED, "mediawiki/Afterword"), join(folder, "extensions/Afterword"), { recursive: true });
  const local = join(folder, "LocalSettings.php");
  await writeFile(
    local,
    `
    $wgExtensionDirectory = '${folder}/extensions';
    $wgCacheDirectory = '${folder}/cache';
    $wgJobRunRate = 0;
    ${settings}
    `,
    { flag: "a" },
  );
  const server = await php(folder, MEDIAWIKI, port, { MW_INSTALL_PATH: MEDIAWIKI, MW_CONFIG_FILE: local });
  const address = (title, query = "") => `${origin}/index.php?title=${encodeURIComponent(title)}${query}`;
  return {
    ...server,
    address,
    /** Writes pages, as an administrator of the machine would: texts by their titles. */
    write: async (pages) => {
      const from = await mkdtemp(join(folder, "pages-"));
      const files = Object.entries(pages).map(([title, text]) => [join(from, `${title}.txt`), text]);
      for (const [file, text] of files) await writeFile(file, text);
      const args = ["--conf", local, "--user", "Admin", "--overwrite", ...files.map(([file]) => file)];
      await run("php", [`${MEDIAWIKI}/maintenance/importTextFiles.php`, ...args], { env });
    },
    signIn: async (page) => {
      await page.goto(address("Special:UserLogin"));
      await page.locator("#wpName1").fill("Admin");
      await page.locator("#wpPassword1").fill(PASSWORD);
      await Promise.all([page.waitForURL((it) => !`${it}`.includes("UserLogin")), page.locator("#wpLoginAttempt").click()]);
    },
  };
};

const moved = async (folder) => {
  const { stdout } = await run("grep", ["-rl", "/usr/share/", "--include=*.php", folder]);
  for (const file of stdout.trim().split("\n")) await writeFile(file, (await readFile(file, "utf8")).replaceAll(/(?<=['"])\/usr\/share\//g, `${DEBIAN}/usr/share/`));
};

/** DokuWiki with our plugin; whoever comes may write. `settings` are lines of PHP for its configuration. */
export const dokuwiki = async (settings = "") => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-dokuwiki-"));
  const port = await freePort();
  const root = join(folder, "wiki");
  await cp(DOKUWIKI, root, { recursive: true, filter: (it) => !/\/lib\/(plugins|tpl)$/.test(it) });
  for (const part of ["plugins", "tpl"]) await cp(`${DEBIAN}/var/lib/dokuwiki/lib/${part}`, join(root, "lib", part), { recursive: true });
  await cp(join(SHIPPED, "dokuwiki/afterword"), join(root, "lib/plugins/afterword"), { recursive: true });
  await cp(`${DEBIAN}/var/lib/dokuwiki/data`, join(folder, "data"), { recursive: true });
  const links = ["acl.auth.php", "users.auth.php"];
  await cp(`${DEBIAN}/etc/dokuwiki`, join(folder, "conf"), { recursive: true, filter: (it) => !links.some((link) => it.endsWith(link)) });
  await writeFile(join(folder, "conf/local.php"), `<?php\n$conf['title'] = 'Tests';\n$conf['savedir'] = '${folder}/data';\n$conf['useacl'] = 0;\n$conf['updatecheck'] = 0;\n${settings}\n`);
  // What is unpacked looks for its libraries where it would be installed.
  if (DEBIAN) await moved(root);
  // Debian's own says /etc/dokuwiki.
  await writeFile(join(root, "inc/preload.php"), `<?php\ndefine('DOKU_CONF', '${folder}/conf/');\n`);
  const server = await php(folder, root, port);
  return {
    ...server,
    address: (page, query = "") => `${server.origin}/doku.php?id=${encodeURIComponent(page)}${query}`,
  };
};

/** MkDocs: `$MKDOCS`, or the one on the PATH. */
const MKDOCS = process.env.MKDOCS ?? (process.env.PATH ?? "").split(delimiter).map((it) => join(it, "mkdocs")).find((it) => existsSync(it));
const hasMaterial = async () => {
  // It stands beside the Python that it runs with, in an environment of its own as in that of the system.
  const python = [join(dirname(MKDOCS), "python"), join(dirname(MKDOCS), "python3")].find((it) => existsSync(it));
  return Boolean(python) && run(python, ["-c", "import material"]).then(() => true, () => false);
};
export const MKDOCS_IS_MISSING =
  MKDOCS && (await hasMaterial())
    ? false
    : "MkDocs with Material is not here, so its recipe was not tried (python3 -m venv mkdocs && mkdocs/bin/pip install mkdocs-material, then MKDOCS=mkdocs/bin/mkdocs)";

/** Builds a site with MkDocs, of a configuration and of pages by their names; the widgets stand beside them. Gives its folder. */
export const mkdocs = async (configuration, pages) => {
  const folder = await mkdtemp(join(tmpdir(), "afterword-mkdocs-"));
  await mkdir(join(folder, "docs/afterword"), { recursive: true });
  await cp(join(DIST, "embed"), join(folder, "docs/afterword/embed"), { recursive: true });
  await writeFile(join(folder, "mkdocs.yml"), configuration);
  for (const [name, text] of Object.entries(pages)) await writeFile(join(folder, "docs", name), text);
  await run(MKDOCS, ["build", "--strict", "--quiet"], { cwd: folder, env: { ...process.env, NO_MKDOCS_2_WARNING: "1" } });
  return { site: join(folder, "site"), close: () => rm(folder, { recursive: true, force: true }) };
};
