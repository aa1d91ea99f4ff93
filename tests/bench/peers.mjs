// Other people's libraries, for pages that measure them beside ours.
import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FORM = "/react.html";

/** The module `source`, with all that it imports from npm, as one script for a browser. */
export const bundle = (source = "") => {
  const stdin = { contents: source, resolveDir: HERE, loader: "jsx" };
  const define = { "process.env.NODE_ENV": '"production"' };
  return built({ stdin, define, jsx: "automatic", format: "esm", platform: "browser" });
};

/** The style sheet at `path` of a package. */
export const styleOf = (path) => {
  const stdin = { contents: `@import "${path}";`, resolveDir: HERE, loader: "css" };
  return built({ stdin });
};

const built = (options) => buildSync({ ...options, bundle: true, minify: true, write: false }).outputFiles[0].text;

/** A page that is a form made with React: a heading, a few controlled fields, a list that grows. It waits for its script, as the app does. */
const REACT = `
  import { useState } from "react";
  import { createRoot } from "react-dom/client";
  const Field = ({ name, value, onChange }) =>
    <label>{name} <input value={value} onChange={(event) => onChange(event.target.value)} /></label>;
  const Form = () => {
    const [fields, setFields] = useState({ title: "", service: "", team: "", summary: "" });
    const [entries, setEntries] = useState([]);
    const set = (name) => (value) => setFields({ ...fields, [name]: value });
    return <main>
      <h1>Postmortem</h1>
      {Object.keys(fields).map((name) => <p key={name}><Field name={name} value={fields[name]} onChange={set(name)} /></p>)}
      <ol>{entries.map((entry, at) => <li key={at}>{entry}</li>)}</ol>
      <button onClick={() => setEntries([...entries, fields.title])}>Add</button>
    </main>;
  };
  createRoot(document.getElementById("app")).render(<Form />);
`;

/** What the site of the bench serves of others, compressed as ours is. */
export const pages = () => {
  const packed = (text, type) => ({ body: brotliCompressSync(text), type, headers: { "content-encoding": "br" } });
  const head = '<!doctype html><html lang=en><meta name=viewport content="width=device-width"><title>React</title>';
  const html = `${head}<div id=app></div><script type=module src="/react.js"></script>`;
  return { [FORM]: packed(html, "text/html; charset=utf-8"), "/react.js": packed(bundle(REACT), "text/javascript; charset=utf-8") };
};

/** The page of React, and the bytes that a visit to it loads. */
export const react = { path: FORM, bytes: () => Object.values(pages()).reduce((sum, it) => sum + it.body.length, 0) };
