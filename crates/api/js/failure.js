//! The one exception that verbs throw.

/** Why a call came to nothing: for programs by its code, for people by its message. */
export class AfterwordError extends Error {
  /**
   * @param {{ code: string, message: string, path?: string, line?: number, column?: number }} failure
   * @param {ErrorOptions} [options]
   */
  constructor({ code, message, path, line, column }, options) {
    super(message, options);
    this.name = "AfterwordError";
    this.code = code;
    this.path = path;
    this.line = line;
    this.column = column;
  }
}
