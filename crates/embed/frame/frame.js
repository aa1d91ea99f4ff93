// For pages that show widgets in frames: gives each frame the height of what is in it.
//
//   <script defer src="…/embed/v1/frame.js"></script>
//
// A message counts only if it came out of a frame of this page that shows embed.html, from that frame's own origin. All that is taken from
// it is a number, and that is kept within bounds.
(() => {
  "use strict";

  const LEAST = 40;
  const MOST = 20_000;

  // Twice on a page it would do the same work twice.
  if (globalThis.afterwordFrames) return;
  globalThis.afterwordFrames = true;

  // Where messages of a frame come from; in a sandbox without an origin of its own that is "null". Nothing if it shows something else.
  const originOf = (frame) => {
    let url;
    try {
      url = new URL(frame.src, document.baseURI);
    } catch {
      return null;
    }
    if (!/\/embed\.html$/.test(url.pathname)) return null;
    const isBare = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
    return isBare ? "null" : url.origin;
  };

  addEventListener("message", (event) => {
    if (event.data?.type !== "afterword:height") return;
    const frame = [...document.getElementsByTagName("iframe")].find((it) => it.contentWindow === event.source);
    if (!frame || originOf(frame) !== event.origin) return;
    const { height } = event.data;
    if (typeof height !== "number" || !Number.isFinite(height)) return;
    frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.ceil(height)))}px`;
  });
})();
