// Installs the npm packages that package-lock.json names and copies what a browser loads into wwwroot/lib,
// maps in a form of our own (maps.mjs).
// Run by the build (BrowserLibraries.targets); may be run by hand at any time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync,
  utimesSync, writeFileSync, writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const lib = join(root, 'wwwroot/lib');
const stamp = join(modules, '.browser-libraries');
const work = join(root, 'src/Flexboard/obj/browser-libraries');
const lock = join(work, 'lock');

/** Two builds of one checkout may both get here, and `npm ci` begins by deleting node_modules. */
async function alone(/** @type {() => Promise<void>} */ act) {
  mkdirSync(work, { recursive: true });
  for (;;) {
    try {
      const file = openSync(lock, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (holderIsGone()) rmSync(lock, { force: true });
      else await new Promise((done) => setTimeout(done, 100));
    }
  }
  try { await act(); } finally { rmSync(lock, { force: true }); }
}

function holderIsGone() {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // An empty file is a holder between creating and writing, unless it has been so for long.
    if (!pid) return Date.now() - statSync(lock).mtimeMs > 5000;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json', ...['browser-libraries', 'maps', 'map-codes'].map((name) => `src/Flexboard/${name}.mjs`)])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function copy(/** @type {string} */ from, /** @type {string} */ to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(join(modules, from), to);
}

/** A style sheet of @font-face rules and the woff2 files it names; older formats are cut out. A range for the only rule. */
function copyFont(/** @type {string} */ from, /** @type {string} */ to, range = '') {
  const css = readFileSync(join(modules, from), 'utf8')
    .replace(/\}\s*$/, range ? `  unicode-range: ${range};\n}\n` : '$&')
    .replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
  for (const [, url] of css.matchAll(/url\(['"]?([^'")]+)['"]?\)/g))
    copy(join(dirname(from), url), join(dirname(to), url));
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, css);
}

function fill(/** @type {string} */ out) {
  // The package's own ES modules import each other without file names, which no browser resolves. Its browser
  // bundle sets a global even when it is imported, so a module of three lines turns that back into exports.
  copy('@microsoft/signalr/dist/browser/signalr.min.js', join(out, 'signalr/signalr.min.js'));
  writeFileSync(join(out, 'signalr/signalr.esm.js'),
    `import './signalr.min.js';\nexport const { HubConnectionBuilder, HubConnectionState, HttpTransportType, LogLevel } = globalThis.signalR;\n`);
  writeFileSync(join(out, 'signalr/signalr.esm.d.ts'), `export * from '@microsoft/signalr';\n`);
  // Its package carries no licence file, only the name of the licence.
  writeFileSync(join(out, 'signalr/LICENSE'),
    `@microsoft/signalr: Copyright (c) .NET Foundation and Contributors. MIT licence, https://opensource.org/license/mit\n`);

  copy('qrcode-generator/dist/qrcode.mjs', join(out, 'qrcode/qrcode.esm.js'));
  // The package's own types are of its older form.
  writeFileSync(join(out, 'qrcode/qrcode.esm.d.ts'),
    `export function qrcode(type: 0, correction: 'L' | 'M' | 'Q' | 'H'): { addData(text: string): void, make(): void, getModuleCount(): number, isDark(row: number, column: number): boolean };\n`);
  writeFileSync(join(out, 'qrcode/LICENSE'),
    `qrcode-generator: Copyright (c) Kazuhiko Arase. MIT licence, https://opensource.org/license/mit\nQR Code is a registered trademark of DENSO WAVE INCORPORATED.\n`);

  for (const weight of [400, 500, 600])
    // Tabular digits bring a hyphen as wide as they are, and names are full of hyphens: the next font's is taken instead.
    copyFont(`@fontsource/inter/latin-${weight}.css`, join(out, `fonts/inter/latin-${weight}.css`), 'U+0-2C, U+2E-10FFFF');
  copy('@fontsource/inter/LICENSE', join(out, 'fonts/inter/LICENSE'));

  // Hangul and Japanese come in slices by unicode-range: a page loads only those with its characters.
  for (const weight of [400, 600])
    copyFont(`@fontsource/noto-sans-jp/${weight}.css`, join(out, `fonts/noto-sans-jp/${weight}.css`));
  copy('@fontsource/noto-sans-jp/LICENSE', join(out, 'fonts/noto-sans-jp/LICENSE'));
  copyFont('pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css', join(out, 'fonts/pretendard/pretendard.css'));
  copy('pretendard/dist/LICENSE.txt', join(out, 'fonts/pretendard/LICENSE.txt'));
}

/** Its packages are there only after `npm ci`. */
async function fillMaps(/** @type {string} */ out) {
  const { maps } = await import('./maps.mjs');
  mkdirSync(out, { recursive: true });
  const made = Object.entries(maps());
  for (const [name, shapes] of made) writeFileSync(join(out, `${name}.json`), JSON.stringify(shapes));
  writeFileSync(join(out, 'LICENSE'), `${made.map(([name, { credit }]) => `${name}.json: ${credit}`).join('\n')}\n
The maps of South Korea and Japan are licensed under Creative Commons Attribution 4.0 International,
https://creativecommons.org/licenses/by/4.0/. They were changed: cut to their main land with far islands in a frame, small
islands left out, coordinates rounded, Dokdo added, the Amami islands moved from Okinawa to Kagoshima, codes and names in
Korean and Japanese added.\n`);
}

await alone(async () => {
  const hash = wanted();
  const complete = existsSync(join(lib, 'signalr/signalr.min.js'));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) {
    // Same content, newer time (a branch switched there and back): tell the build that nothing is to do.
    const now = new Date();
    for (const file of [stamp, join(lib, 'signalr/signalr.min.js')]) utimesSync(file, now, now);
    return;
  }
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { cwd: root, shell: true, stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error('npm ci failed. Flexboard takes its browser libraries from npm: Node.js 20 or newer and, for the first build, a registry are needed.');
    process.exitCode = 1;
    return;
  }
  const aside = join(work, 'lib');
  rmSync(aside, { recursive: true, force: true });
  fill(aside);
  await fillMaps(join(aside, 'maps'));
  // A server that runs from this checkout sees the libraries vanish for a moment only.
  rmSync(lib, { recursive: true, force: true });
  renameSync(aside, lib);
  writeFileSync(stamp, hash);
  console.log(`wwwroot/lib: ${readdirSync(lib).join(', ')}`);
});
