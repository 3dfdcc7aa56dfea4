// A board page that is opened by a shared link: has a ticket in hand whenever it connects, and says so when the link ends.

/** A ticket is good for five minutes, ms. */
const fresh = 240_000;
/** How often a page asks whether a paused link goes on, and one that found no room whether there is some, ms. */
const again = 30_000;

export class LinkPass {
  #ticket;
  #since = performance.now();
  #text;
  #end;

  /**
   * @param {string} ticket the one that the page was made with
   * @param {(key: string) => string} text
   * @param {() => void} end lets the board go
   */
  constructor(ticket, text, end) {
    this.#ticket = ticket;
    this.#text = text;
    this.#end = end;
  }

  /** A ticket for a connection. Fails when there is none now: it is tried again. */
  async ticket() {
    if (performance.now() - this.#since > fresh) {
      const answer = await ask();
      // It may be paused: whoever has no ticket is not told the difference.
      if (answer.status === 404) this.#show('ended', true);
      else if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error('no ticket');
      this.#ticket = (await answer.json()).ticket;
      this.#since = performance.now();
    }
    return this.#ticket;
  }

  /** Why a stream ended: what the server says of the link, if that is it. @param {Error} error */
  refused(error) {
    const why = /link\.(\w+)/.exec(error.message)?.[1];
    if (why === 'ticket') this.#since = -Infinity;
    // The server began anew: its own page says when there will be something that is old enough.
    else if (why === 'early') location.reload();
    else if (why) this.#show(why);
  }

  /** @param {string} why a word in the texts of links @param {boolean} [mayComeBack] */
  #show(why, mayComeBack = why !== 'ended') {
    this.#end();
    const notice = document.createElement('main');
    notice.className = 'link-notice';
    notice.setAttribute('role', 'status');
    const [title, more] = [document.createElement('h1'), document.createElement('p')];
    title.textContent = this.#text(`link.${why}`);
    more.textContent = this.#text(`link.${why}-more`);
    notice.append(title, more);
    notice.dataset.link = why;
    document.title = title.textContent;
    document.body.replaceChildren(notice);
    if (mayComeBack) wait();
  }
}

const ask = () => fetch(`${location.pathname}/ticket`, { cache: 'no-store', signal: AbortSignal.timeout(10_000) });

/** Goes on when there is a ticket again, and room: a page that found none is told so by the server. */
function wait() {
  setTimeout(async () => {
    const answer = await ask().catch(() => null);
    if (answer?.ok || answer?.status === 401) location.reload();
    else wait();
  }, again * (.75 + Math.random() / 2));
}
