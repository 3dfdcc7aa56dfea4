// The transport over a real SignalR client and a WebSocket whose other end the test holds.
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { WebSocket, WebSocketServer } from 'ws';

const server = createServer();
const sockets = new WebSocketServer({ server });
let isThere = true;
/** Every message ends with it. */
const end = '\u001e';
/** @type {typeof import('../../wwwroot/js/designer/hub.js').hub} */
let hub;

before(async () => {
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  // The client is made for browsers; in Node it asks for what a browser has.
  Object.assign(globalThis, { self: globalThis, require: createRequire(import.meta.url), WebSocket, fetch: async () => ({ ok: isThere }) });
  ({ hub } = await import('../../wwwroot/js/designer/hub.js'));
});
after(() => {
  for (const socket of sockets.clients) socket.terminate();
  server.close();
});

const url = () => `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/hub/design`;

/** The other end of a connection. @param {WebSocket} socket */
function far(socket) {
  /** @type {any[]} */
  const calls = [];
  /** @type {((call: any) => void)[]} */
  const waiting = [];
  socket.on('message', (data) => {
    for (const text of String(data).split(end).filter(Boolean)) {
      const message = JSON.parse(text);
      if (message.protocol) socket.send(`{}${end}`);
      else if (message.type === 1) (waiting.shift() ?? ((call) => calls.push(call)))(message);
    }
  });
  return {
    /** @returns {Promise<any>} */
    call: () => new Promise((resolve) => (calls.length > 0 ? resolve(calls.shift()) : waiting.push(resolve))),
    /** @param {object} message */
    send: (message) => socket.send(JSON.stringify(message) + end),
    socket,
  };
}

async function connect() {
  const transport = hub(url());
  /** @type {any[]} */
  const heard = [];
  let closed = () => {};
  const isClosed = new Promise((done) => { closed = () => done(true); });
  transport.on('Edited', (message) => heard.push(message));
  transport.onclose(() => { heard.push('closed'); closed(); });
  const came = once(sockets, 'connection').then(([socket]) => far(socket));
  await Promise.all([came, transport.start()]);
  return { transport, heard, isClosed, other: await came };
}

test('calls are answered, and what is told is heard', async () => {
  const { transport, heard, other } = await connect();
  const answer = transport.invoke('Join', 'board', 'ada');
  const call = await other.call();
  deepEqual([call.target, call.arguments], ['Join', ['board', 'ada']]);
  other.send({ type: 1, target: 'Edited', arguments: [{ revision: 8 }] });
  other.send({ type: 3, invocationId: call.invocationId, result: { revision: 7 } });
  deepEqual(await answer, { revision: 7 });
  deepEqual(heard, [{ revision: 8 }]);
  transport.stop();
});

test('the server\'s own words are the reason', async () => {
  const { transport, other } = await connect();
  const answer = transport.invoke('Join', 'gone', 'ada');
  const { invocationId } = await other.call();
  other.send({ type: 3, invocationId, error: 'An unexpected error occurred invoking \'Join\' on the server. HubException: There is no board \'gone\'.' });
  await rejects(answer, { message: 'There is no board \'gone\'.' });
  transport.stop();
});

test('a line that is cut is told once, fails what was asked, and another is begun', async () => {
  const { transport, heard, isClosed, other } = await connect();
  const answer = transport.invoke('Commit', {});
  await other.call();
  other.socket.terminate();
  await rejects(answer);
  await isClosed;
  transport.stop();
  await rejects(transport.invoke('Commit', {}), { message: 'not connected' });
  const came = once(sockets, 'connection').then(([socket]) => far(socket));
  await Promise.all([came, transport.start()]);
  (await came).send({ type: 1, target: 'Edited', arguments: [{ revision: 9 }] });
  const last = transport.invoke('Join', 'board', 'ada');
  const { invocationId } = await (await came).call();
  (await came).send({ type: 3, invocationId, result: null });
  await last;
  deepEqual(heard, ['closed', { revision: 9 }]);
  transport.stop();
});

test('stopping closes the socket at once and says so', async () => {
  const { transport, heard, other } = await connect();
  const gone = once(other.socket, 'close');
  transport.stop();
  deepEqual(heard, ['closed']);
  await gone;
  transport.stop();
  equal(heard.length, 1);
});

test('no WebSocket is opened to a server that is not there', async () => {
  isThere = false;
  await rejects(hub(url()).start(), { message: 'nobody is there' });
  isThere = true;
});
