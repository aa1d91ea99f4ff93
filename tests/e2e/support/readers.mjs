// What other programs make of what goes out: each function reads a file with a parser that is not ours.
import { createRequire } from "node:module";
import ICAL from "ical.js";
import Papa from "papaparse";
import wtf from "wtf_wikipedia";

// The parser of Jira itself, which is only there for `require`.
const { WikiMarkupTransformer } = createRequire(import.meta.url)("@atlaskit/editor-wikimarkup-transformer");

/** A page of Confluence, read by the browser as the XML that it is: its headings, tasks, links, code and the names of its elements. */
export const confluence = async (page, storage) => {
  // The app's own page parses nothing.
  const blank = await page.context().newPage();
  const read = await blank.evaluate((storage) => {
    const root = `<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">${storage}</page>`;
    const xml = new DOMParser().parseFromString(root, "application/xml");
    const all = (name) => [...xml.getElementsByTagName(name)].map((it) => it.textContent);
    return {
      error: all("parsererror").join(),
      headings: [...xml.querySelectorAll("h1, h2, h3")].map((it) => it.textContent),
      tasks: all("ac:task-status").map((status, at) => [status, all("ac:task-body")[at]]),
      code: all("ac:plain-text-body"),
      labels: [...xml.querySelectorAll("[*|name=title]")].map((it) => it.textContent),
      links: [...xml.querySelectorAll("a")].map((it) => it.getAttribute("href")),
      text: xml.documentElement.textContent,
    };
  }, storage);
  await blank.close();
  return read;
};

const entities = { amp: "&", lt: "<", gt: ">" };
const decoded = (text) => text.replace(/&(?:#(\d+)|(\w+));/g, (_, n, name) => (n ? String.fromCodePoint(Number(n)) : entities[name]));

/** A page of MediaWiki: its headings, links to other pages, templates and text. */
export const mediawiki = (text) => {
  const page = wtf(text);
  return {
    headings: page.sections().map((it) => decoded(it.title())).filter(Boolean),
    templates: page.templates().length,
    links: page.links().map((it) => it.site() ?? it.page()),
    tables: page.tables().length,
    text: decoded(page.sections().map((it) => it.text()).join("\n")),
  };
};

/** A text of Jira: its headings, the kinds of nodes and marks that Jira makes of it, and its text. */
export const jira = (text) => {
  const kinds = new Set();
  const headings = [];
  const links = [];
  const words = (node) => {
    kinds.add(node.type);
    for (const mark of node.marks ?? []) {
      kinds.add(mark.type);
      if (mark.type === "link") links.push(mark.attrs.href);
    }
    const inner = (node.text ?? "") + (node.content ?? []).map(words).join("");
    if (node.type === "heading") headings.push(inner.replaceAll("\u2060", ""));
    return inner;
  };
  const all = words(new WikiMarkupTransformer().parse(text).toJSON());
  return { headings, links, kinds: [...kinds].sort(), text: all.replaceAll("\u2060", "") };
};

/** A table: its rows by the names of its columns, and what the parser found wrong. */
export const csv = (text) => {
  const { data, errors } = Papa.parse(text.replace(/^\ufeff/, ""), { header: true, skipEmptyLines: true });
  return { rows: data, errors };
};

/** The events of a calendar file. */
export const calendar = (text) => {
  const root = new ICAL.Component(ICAL.parse(text));
  return root.getAllSubcomponents("vevent").map((it) => {
    const event = new ICAL.Event(it);
    const alarms = it.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toICALString());
    const { summary, startDate, endDate } = event;
    return { summary, isAllDay: startDate.isDate, start: startDate.toString(), end: endDate.toString(), alarms };
  });
};
