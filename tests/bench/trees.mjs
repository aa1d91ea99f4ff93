// Drawing a tree of causes from nothing: ours as it stands on the page, the same boxes and lines by hand, and libraries that draw trees. In one
// page and in turns, from the call to the frame that shows it.
import { launch } from "../e2e/support/app.mjs";
import { treeOf } from "./documents.mjs";
import { give } from "./modules.mjs";
import { styleOf } from "./peers.mjs";
import { median, others } from "./table.mjs";
import { EMPTY } from "./visit.mjs";

const NODES = [121, 364];
/** In a run; the slow ones are drawn once. */
const DRAWINGS = 5;
const SLOW = ["Mermaid"];

/** A tree is `{ text, causes }`. Each draws it into `place`, which has a size; what it returns is waited for. */
const PEERS = `
  import { Markmap } from "markmap-view";
  import mermaid from "mermaid";
  import MindElixir from "mind-elixir";
  const SVG = "http://www.w3.org/2000/svg";
  const [WIDTH, HEIGHT, GAP] = [180, 40, 12];
  const element = (name, attributes, text) => {
    const it = document.createElementNS(SVG, name);
    for (const key in attributes) it.setAttribute(key, attributes[key]);
    if (text) it.textContent = text;
    return it;
  };
  /** Leaves below each other, a cause in the middle of its own; two lines of text to a box. */
  const byHand = (place, tree) => {
    const svg = element("svg", {});
    let [next, deepest] = [0, 0];
    const draw = ({ text, causes }, depth) => {
      deepest = Math.max(deepest, depth);
      const below = causes.map((it) => draw(it, depth + 1));
      const y = below.length ? (below[0] + below.at(-1)) / 2 : next++ * (HEIGHT + GAP);
      const x = depth * (WIDTH + 60);
      svg.append(element("rect", { x, y, width: WIDTH, height: HEIGHT, rx: 4, fill: "none", stroke: "currentColor" }));
      const half = text.indexOf(" ", text.length / 2);
      svg.append(element("text", { x: x + 8, y: y + 16, "font-size": 12 }, text.slice(0, half)));
      svg.append(element("text", { x: x + 8, y: y + 32, "font-size": 12 }, text.slice(half)));
      for (const to of below) {
        const [from, end] = [x + WIDTH, x + WIDTH + 60];
        const d = ["M", from, y + 20, "C", from + 30, y + 20, end - 30, to + 20, end, to + 20].join(" ");
        svg.append(element("path", { d, fill: "none", stroke: "currentColor" }));
      }
      return y;
    };
    draw(tree, 0);
    svg.setAttribute("width", (deepest + 1) * (WIDTH + 60));
    svg.setAttribute("height", next * (HEIGHT + GAP));
    place.append(svg);
  };
  const mindElixir = (place, tree) => {
    let n = 0;
    const node = ({ text, causes }) => ({ id: String((n += 1)), topic: text, children: causes.map(node) });
    const mind = new MindElixir({ el: place, direction: MindElixir.RIGHT, toolBar: false, contextMenu: false, keypress: false });
    mind.init({ nodeData: node(tree) });
  };
  const markmap = async (place, tree) => {
    const node = ({ text, causes }) => ({ content: text, children: causes.map(node) });
    const svg = element("svg", { width: 1200, height: 700 });
    place.append(svg);
    await Markmap.create(svg, { duration: 0, autoFit: false }).setData(node(tree));
  };
  mermaid.initialize({ startOnLoad: false, maxTextSize: 1e6, maxEdges: 1e4 });
  let drawings = 0;
  const byMermaid = async (place, tree) => {
    const lines = ["flowchart LR"];
    let n = 0;
    const add = ({ text, causes }) => {
      const own = (n += 1);
      lines.push(\`n\${own}["\${text}"]\`);
      for (const cause of causes) lines.push(\`n\${own} --> n\${add(cause)}\`);
      return own;
    };
    add(tree);
    place.innerHTML = (await mermaid.render(\`drawing\${(drawings += 1)}\`, lines.join("\\n"))).svg;
  };
  export const draw = { "plain SVG by hand": byHand, "mind-elixir": mindElixir, Markmap: markmap, Mermaid: byMermaid };
`;

/** Rows of the table. */
export const trees = async (site, runs) => {
  const browser = await launch();
  try {
    const page = browser.context.pages()[0];
    await page.goto(site.origin + EMPTY);
    await page.addStyleTag({ content: styleOf("mind-elixir/style.css") });
    await page.evaluate(dress, site.url);
    await give(page, "tree", PEERS);
    const rows = [];
    for (const nodes of NODES) rows.push(await row(page, nodes, runs));
    return rows;
  } finally {
    await browser.close();
  }
};

const row = async (page, nodes, runs) => {
  const document = treeOf(nodes);
  await page.evaluate(take, { json: JSON.stringify(document), tree: nested(document.trees[0]) });
  const names = ["ours", ...(await page.evaluate(() => Object.keys(window.peers.draw)))];
  const took = Object.fromEntries(names.map((name) => [name, []]));
  const failed = {};
  const draw = async (name) => {
    if (failed[name]) return;
    await page.evaluate(measure, name).then((it) => took[name].push(it), (error) => (failed[name] = String(error.message).split("\n")[0]));
  };
  for (const name of names) if (!SLOW.includes(name)) await draw(name);
  // Those were to warm up.
  for (const name of names) took[name].length = 0;
  for (let n = 0; n < runs * DRAWINGS; n += 1) {
    for (const name of names) if (n < 1 || !SLOW.includes(name)) await draw(name);
  }
  if (failed.ours) throw new Error(failed.ours);
  const { ours, ...peers } = Object.fromEntries(names.map((name) => [name, median(took[name])]));
  const beside = [others(peers, "ms"), ...Object.entries(failed).map(([name, why]) => `${name}: ${why}`)].join("; ");
  const what = `a tree of ${nodes} nodes from nothing, to the frame (budget: plain SVG by hand)`;
  return { what, ours, unit: "ms", budget: peers["plain SVG by hand"], beside };
};

/** The tree as libraries want one. */
const nested = ({ problem, causes }) => {
  const root = { text: problem, causes: [] };
  const byId = new Map();
  for (const { under, cause } of causes) {
    const node = { text: cause.text, causes: [] };
    byId.set(cause.id, node);
    (byId.get(under) ?? root).causes.push(node);
  }
  return root;
};

/** In the page: the app's own style, which ours is drawn in. */
const dress = async (home) => {
  const app = new DOMParser().parseFromString(await (await fetch(home)).text(), "text/html");
  const whole = app.querySelector("meta[name=afterword-whole]").content.split(" ")[2];
  const sheets = [...app.querySelectorAll("link[as=style]")].map((it) => it.getAttribute("href")).concat(whole);
  const link = (href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(href, home).href });
  const add = (href) => new Promise((done, fail) => document.head.append(Object.assign(link(href), { onload: done, onerror: fail })));
  await Promise.all(sheets.map(add));
};

/** In the page: both sides have the tree before the clock runs. */
const take = ({ json, tree }) => Object.assign(window, { ourTree: new window.ours.Tree(json), tree });

/** In the page: the milliseconds from the call to the frame. */
const measure = async (name) => {
  const place = Object.assign(document.createElement("div"), { style: "position: relative; width: 1200px; height: 700px; overflow: auto" });
  document.getElementById("app").replaceChildren(place);
  const frame = () => new Promise((done) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(null);
  }));
  await frame();
  // Not always right after a frame: whoever asks does not wait for one.
  await new Promise((done) => setTimeout(done, Math.random() * 16));
  const started = performance.now();
  const drawn = name === "ours" ? window.ourTree.draw(place) : await window.peers.draw[name](place, window.tree);
  const took = (await frame()) - started;
  if (!place.querySelector("svg, me-root")) throw new Error(`${name} drew nothing`);
  drawn?.clear?.();
  return took;
};
