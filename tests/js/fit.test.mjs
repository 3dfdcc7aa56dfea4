import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fit } from '../../wwwroot/js/fit.js';

/** @type {{ name: string, board: [number, number], window: [number, number], scale: number, left: number, top: number }[]} */
const cases = JSON.parse(readFileSync(new URL('../golden/board-fit.json', import.meta.url), 'utf8'));

for (const { name, board, window, scale, left, top } of cases)
  test(`fit: ${name}`, () => assert.deepEqual(fit(...board, ...window), { scale, left, top }));
