/**
 * How a board of fixed units lies in a window: as large as it can be, whole, undistorted, centred.
 * The same sum is in BoardFit.cs; tests/golden/board-fit.json holds both to it.
 *
 * @param {number} boardWidth board units, above 0
 * @param {number} boardHeight board units, above 0
 * @param {number} windowWidth pixels
 * @param {number} windowHeight pixels
 * @returns {{ scale: number, left: number, top: number }} pixels for each unit, and the board's corner in pixels
 */
export function fit(boardWidth, boardHeight, windowWidth, windowHeight) {
  const scale = Math.min(windowWidth / boardWidth, windowHeight / boardHeight);
  return { scale, left: (windowWidth - boardWidth * scale) / 2, top: (windowHeight - boardHeight * scale) / 2 };
}
