// What the app in one file has in place of a host (crates/xtask/src/single.rs): its files stand in the page, in blocks with their names. The
// glue of its programs as it is, everything else packed. It runs before boot.js, which finds here what it looks for.
(() => {
  "use strict";

  const text = (name) => document.querySelector(`script[data-name="${name}"]`)?.textContent;
  const glue = (source) => URL.createObjectURL(new Blob([source], { type: "text/javascript" }));

  const unpack = (name) => {
    const packed = text(name);
    if (packed === undefined) return new Response(null, { status: 404 });
    const bytes = Uint8Array.from(atob(packed), (it) => it.charCodeAt(0));
    const type = name.endsWith(".wasm") ? "application/wasm" : "text/plain";
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream, { headers: { "content-type": type } });
  };

  // Nothing is asked of a network: whatever the app fetches is in here.
  const nameOf = (address) => String(address).replace(/^packed:|\?.*/g, "");
  globalThis.fetch = async (address) => unpack(nameOf(address));

  // The page's policy demands that a worker's address is vouched for.
  const vouch = globalThis.trustedTypes?.createPolicy("afterword-single", { createScriptURL: (it) => it });

  // A worker can read nothing that the page made: opened from a disk, they are strangers to each other. So it is told what its program is.
  const told = `{
    let tell;
    const parts = new Promise((done) => (tell = done));
    addEventListener("message", (event) => {
      if (!event.data.parts) return;
      event.stopImmediatePropagation();
      tell(event.data.parts);
    });
    globalThis.afterwordLoad = async () => {
      const [source, module] = await parts;
      const it = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
      await it.default({ module_or_path: module });
      return it;
    };
  }\n`;
  const Worker = globalThis.Worker;
  globalThis.Worker = class extends Worker {
    constructor(address) {
      const name = nameOf(address);
      const program = `afterword-${name.replace(".js", "")}`;
      const script = glue(told + text(name));
      super(vouch?.createScriptURL(script) ?? script);
      const tell = async () => {
        const module = await unpack(`${program}_bg.wasm`).arrayBuffer();
        this.postMessage({ parts: [text(`${program}.js`), module] }, [module]);
      };
      tell().catch(({ message }) => this.onerror?.(new ErrorEvent("error", { message })));
    }
  };

  const whole = document.querySelector("meta[name=afterword-whole]");
  whole.content = whole.content.replace("packed:afterword-web.js", glue(text("afterword-web.js")));
})();
