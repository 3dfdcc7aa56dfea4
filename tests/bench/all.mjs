// Every figure of docs/performance.md, one after the other; nothing else should run meanwhile. About 50 minutes.
//   node tests/bench/all.mjs [name ...]          such as: node tests/bench/all.mjs paint-burst viewers-spread
//   node tests/bench/page.mjs dense 30           the heap over half an hour, by itself
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const published = mkdtempSync(join(tmpdir(), 'flexboard-published-'));
const inDotnet = (/** @type {string} */ filter) => ['dotnet', 'run', '--project', 'tests/Flexboard.Benchmarks', '-c', 'Release', '--', '--filter', filter];
const inNode = (/** @type {string[]} */ ...args) => ['node', join('tests/bench', args[0]), ...args.slice(1)];

/** @type {Record<string, string[]>} */
const benchmarks = {
  ingest: inDotnet('*Ingest*'),
  frame: inDotnet('*Frame*'),
  history: inDotnet('*History*'),
  photograph: inDotnet('*Photograph*'),
  'paint-spread': inNode('paint.mjs', '60', 'spread'),
  'paint-burst': inNode('paint.mjs', '60', 'burst'),
  'viewers-spread': inNode('viewers.mjs', '5000', '30', 'spread'),
  'viewers-burst': inNode('viewers.mjs', '5000', '30', 'burst'),
  // What users get: published, with assets compressed once and for all.
  page: inNode('page.mjs', 'dense', '2', published),
  'page-reservation': inNode('page.mjs', 'reservation', '1', published),
  kinds: inNode('kinds.mjs', '10'),
  'links-timing': inNode('links-timing.mjs', '2000'),
  skew: inNode('skew.mjs', '30'),
  fit: inNode('fit.mjs', '200'),
  coldstart: inNode('coldstart.mjs', '5000', '7'),
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(benchmarks);
const unknown = wanted.filter((name) => !(name in benchmarks));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
/** @param {string[]} command */
const run = ([program, ...args]) => spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

let failed = 0;
try {
  failed = run(['dotnet', 'publish', 'src/Flexboard', '-c', 'Release', '-o', published, '--nologo', '-v', 'quiet'])
    || run(['dotnet', 'build', 'tests/Flexboard.Benchmarks', '-c', 'Release', '--nologo', '-v', 'quiet']);
  for (const name of failed ? [] : wanted) {
    console.log(`\n== ${name}: ${benchmarks[name].join(' ')}`);
    failed ||= run(benchmarks[name]);
  }
} finally {
  rmSync(published, { recursive: true, force: true });
}
process.exit(failed);
