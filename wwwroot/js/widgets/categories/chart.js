// The one place where ApexCharts is used. It draws marks alone and is told numbers alone: names and values are set by
// our own lettering, so that nothing published ever reaches its markup, and nothing it would clip is its to place.
//
// Every change draws a new chart: the library redraws everything on an update too, for no less, and a chart that is
// thrown away keeps no earlier options. It lives in a shadow tree of its own, which its style sheet does not leave.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels of the host */

/** 580 kB of program: loaded for the first chart of a page, and never waited for by anything else. */
const library = {
  /** @type {any} */
  Chart: null,
  /** @type {unknown} */
  fault: null,
  attempts: 0,
  /** What is called when it has come, or failed to. @type {Set<() => void>} */
  waiting: new Set(),
};

function load() {
  library.attempts += 1;
  // A browser may remember of an address that it failed.
  const address = `../../../lib/apexcharts/apexcharts.esm.js${library.attempts > 1 ? `?attempt=${library.attempts}` : ''}`;
  const told = () => { for (const tell of library.waiting) tell(); };
  import(address).then((module) => {
    [library.Chart, library.fault] = [module.default, null];
    told();
    library.waiting.clear();
  }, (error) => {
    library.fault = error;
    told();
    // A wall has nobody who would load the page again.
    setTimeout(load, 10_000);
  });
}

let alive = 0;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/** What marks need of a style sheet: no room for descenders below a picture, no lines of a pointer at its edge. */
function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync('svg { display: block; } .apexcharts-xcrosshairs, .apexcharts-ycrosshairs, .apexcharts-gridline { display: none; }');
  }
  return sheet;
}

/** What every chart has: no motion, nothing that answers a pointer, no text. */
const quiet = Object.freeze({
  tooltip: { enabled: false },
  legend: { show: false },
  dataLabels: { enabled: false },
  markers: { size: 0 },
  states: { hover: { filter: { type: 'none' } }, active: { filter: { type: 'none' } } },
});

export class Chart {
  #host = document.createElement('div');
  #root = this.#host.attachShadow({ mode: 'open' });
  #place = document.createElement('div');
  /** @type {any} */
  #chart = null;
  #loaded;

  /** @param {HTMLElement} parent positioned @param {() => void} loaded called when the library is there, or failed to load */
  constructor(parent, loaded) {
    alive += 1;
    this.#loaded = loaded;
    Object.assign(this.#host.style, { position: 'absolute', left: '0', top: '0', pointerEvents: 'none' });
    // The library adds its style sheet to the tree, unless it finds something of this id.
    const instead = document.createElement('template');
    instead.id = 'apexcharts-css';
    this.#root.adoptedStyleSheets = [styles()];
    this.#root.append(instead, this.#place);
    parent.append(this.#host);
    if (library.Chart) return;
    library.waiting.add(loaded);
    if (library.attempts === 0) load();
  }

  /** Whether it can draw. Throws as long as the library cannot be had: the widget says that it cannot be shown. */
  get isReady() {
    if (library.fault) throw library.fault;
    return library.Chart !== null;
  }

  /** @param {Box} box its sides are cut to whole pixels around its middle @param {any} options of ApexCharts */
  draw(box, options) {
    this.clear();
    // The library cuts fractions off, though not everywhere.
    const [width, height] = [Math.round(box.width), Math.round(box.height)];
    if (width < 1 || height < 1) return;
    Object.assign(this.#host.style, {
      left: `${box.x + (box.width - width) / 2}px`, top: `${box.y + (box.height - height) / 2}px`, width: `${width}px`, height: `${height}px`,
    });
    this.#chart = new library.Chart(this.#place, {
      ...quiet,
      ...options,
      chart: {
        ...options.chart, width, height, parentHeightOffset: 0, background: 'transparent',
        animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false },
        // Without axes and their margins; without its own observers of sizes doing anything.
        sparkline: { enabled: true }, redrawOnParentResize: false, redrawOnWindowResize: false,
      },
    });
    void this.#chart.render();
  }

  clear() {
    this.#chart?.destroy();
    this.#chart = null;
  }

  destroy() {
    library.waiting.delete(this.#loaded);
    this.clear();
    this.#host.remove();
    alive -= 1;
    // What the library measures text with stands in the page itself; it makes a new one when it needs one.
    if (alive === 0) for (const probe of document.querySelectorAll('body > svg[id^="SvgjsSvg"]')) probe.remove();
  }
}
