// A mark in the margin that moves while frames come and this page works; it stops when either does.

/** @param {HTMLElement} root the board @param {import('./server-clock.js').ServerClock} clock */
export function heartbeat(root, clock) {
  let [turn, seen] = [0, 0];
  setInterval(() => {
    if (clock.heard === seen || root.dataset.feed !== 'live') return;
    seen = clock.heard;
    turn = (turn + 45) % 360;
    document.getElementById('heartbeat')?.style.setProperty('--turn', `${turn}deg`);
  }, 250);
}
