import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DoubleTap } from '../../wwwroot/js/designer/gestures/double-tap.js';

test('double tap: soon after each other and near; a third tap begins anew', () => {
  const taps = new DoubleTap();
  assert.equal(taps.tap({ x: 10, y: 10 }, 0), false);
  assert.equal(taps.tap({ x: 20, y: 15 }, 300), true);
  assert.equal(taps.tap({ x: 20, y: 15 }, 400), false);
  assert.equal(taps.tap({ x: 20, y: 15 }, 900), false, 'too late');
  assert.equal(taps.tap({ x: 60, y: 15 }, 1000), false, 'too far');
  assert.equal(taps.tap({ x: 60, y: 15 }, 1100), true);
});
