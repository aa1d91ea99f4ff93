//! What the module can't know: the time, the zone of this machine, randomness, and what the clocks of the world showed.

/** How many zones are remembered: a formatter takes a tenth of a millisecond to make. */
const MOST_ZONES = 200;

const formats = new Map();

const formatOf = (zone) => {
  if (!formats.has(zone)) {
    if (formats.size >= MOST_ZONES) formats.clear();
    let format = null;
    try {
      format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    } catch {
      // There is no such zone.
    }
    formats.set(zone, format);
  }
  return formats.get(zone);
};

/** By how many seconds the clocks of `zone` were ahead of UTC at a time in milliseconds; nothing if there is no such zone. */
export const offset = (zone, millis) => {
  const format = formatOf(zone);
  if (!format) return undefined;
  const name = format.formatToParts(millis).find((it) => it.type === "timeZoneName")?.value ?? "";
  // `GMT`, `GMT+05:30`, and with seconds before 1900; some data have a typographic minus.
  const [, sign, hours, minutes, seconds] = /^GMT(?:([+\-−])(\d+):(\d+)(?::(\d+))?)?$/.exec(name) ?? [];
  if (!sign) return name === "GMT" ? 0 : undefined;
  const length = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign === "+" ? length : -length;
};

/** What this machine is like now, as the module reads it. */
export const host = () => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const [seed] = crypto.getRandomValues(new BigUint64Array(1));
  return `{"now":${JSON.stringify(new Date())},"zone":${JSON.stringify(zone)},"seed":${seed}}`;
};
