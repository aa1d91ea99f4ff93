// What @afterword/core exports beside its verbs.

import type { AfterwordErrorCode } from "./types.js";

export * from "./types.js";

/** The one exception that verbs throw. */
export declare class AfterwordError extends Error {
  readonly name: "AfterwordError";
  /** What sort of failure it is. */
  readonly code: AfterwordErrorCode;
  /** The argument that is to blame, and the place in it: `postmortem.timeline[3].time`. */
  readonly path?: string;
  /** The line of the file, from 1. */
  readonly line?: number;
  /** The character in that line, from 1. */
  readonly column?: number;
}

/** A `WebAssembly.Module`; not named so, because the types of some environments don't know it. */
export type CompiledModule = object;

/** Where the module is, or what it is: its address, an answer to a request for it, its bytes, or what was compiled of them. */
export type ModuleSource =
  | string
  | { readonly href: string }
  | ArrayBuffer
  | ArrayBufferView
  | { arrayBuffer(): Promise<ArrayBuffer> }
  | PromiseLike<{ arrayBuffer(): Promise<ArrayBuffer> }>
  | CompiledModule;

/**
 * Makes the module ready; verbs can be called once it has ended. It is fetched from beside the script unless `source` says otherwise, and
 * only once, however often this is called. In Node.js it is ready from the start.
 */
export declare function init(source?: ModuleSource): Promise<void>;

/** Makes the module ready at once, of its bytes or of what was compiled of them. */
export declare function initSync(source: ArrayBuffer | ArrayBufferView | CompiledModule): void;

export default init;
