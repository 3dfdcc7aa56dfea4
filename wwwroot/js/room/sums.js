// What can be read on a wall, in numbers: the sums of Sight.cs, WallLight.cs and LegibilityCheck.cs. tests/golden/room.json
// keeps the two from drifting apart. Lengths are mm, angles arc minutes, illuminances lx.

const perRadian = (60 * 180) / Math.PI;

/** From which angle on letters can be read, and read at a glance: capitals, and ideographs, which have more strokes. */
export const capitals = { least: 16, good: 20 };
export const ideographs = { least: 20, good: 26 };
/** Contrast as projected below which text cannot be read at ease, and takes effort; what is below the third is not seen. */
export const textContrast = { least: 6, good: 10, seen: 3 };
/** What a wall is good for from which contrast on. */
export const uses = { passive: 7, decisions: 15, analytical: 50 };
/** From so much light of the room on, dark text on a light ground is easier to read, lx. */
export const lightGround = 540;

/** How high something appears. @param {number} height @param {number} distance */
export const arcMinutes = (height, distance) => 2 * Math.atan(height / (2 * distance)) * perRadian;

/** How high something has to be to appear so. @param {number} angle @param {number} distance */
export const heightFor = (angle, distance) => 2 * distance * Math.tan(angle / perRadian / 2);

/** From how far something appears so high. @param {number} height @param {number} angle */
export const farthest = (height, angle) => height / (2 * Math.tan(angle / perRadian / 2));

/**
 * The light of a projected wall.
 * @typedef {{ lumens: number, area: number, nativeContrast: number, ambient: number, efficiency: number }} Lamp area in m²
 * @param {Lamp} lamp
 */
export function lightOf({ lumens, area, nativeContrast, ambient, efficiency }) {
  const white = (lumens * efficiency) / area;
  const dark = white / nativeContrast + ambient;
  return { white, contrast: (white + dark) / dark, veil: dark / white };
}

/**
 * What a projector needs for a contrast, lm; infinite where none is bright enough, for its black grows with it.
 * @param {number} contrast @param {Omit<Lamp, 'lumens'>} lamp
 */
export function lumensFor(contrast, { area, nativeContrast, ambient, efficiency }) {
  const left = 1 - (contrast - 1) / nativeContrast;
  return left > 0 ? ((contrast - 1) * ambient * area) / (left * efficiency) : Infinity;
}

/** The light of a colour, IEC 61966-2-1. @param {string} hex `#rrggbb` */
export const linear = (hex) => [1, 3, 5].map((at) => {
  const part = parseInt(hex.slice(at, at + 2), 16) / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance, WCAG 2. @param {string} hex */
export function luminance(hex) {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two luminances as the room sees them. @param {number} one @param {number} other @param {number} veil */
export const between = (one, other, veil) => (Math.max(one, other) + veil) / (Math.min(one, other) + veil);

/** CSS pixels, of which a screen has 96 an inch, that take as much of the eye as a length does on the wall. @param {number} length @param {number} distance from the wall @param {number} screen from the reader's own */
export const pixelsFor = (length, distance, screen) => (length * screen * 96) / (distance * 25.4);
