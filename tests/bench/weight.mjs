// What files of the built app weigh on their way to a browser that takes brotli.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "../e2e/support/app.mjs";

/** Kilobytes of the files at these paths together. */
export const kilobytes = (paths) => paths.reduce((sum, path) => sum + bytes(join(DIST, path)), 0) / 1000;

/** A build for work on the app has no compressed files. */
const bytes = (path) => (existsSync(`${path}.br`) ? statSync(`${path}.br`).size : brotliCompressSync(readFileSync(path)).length);
