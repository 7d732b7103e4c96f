import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Router} from '../lib/router.js';
import {PluginFailure} from '../lib/upstream.js';

const limits = {workers: 1, queue: 1, commandSeconds: 1};
const asked = {user: 'U1', channel: 'C1', eventId: 'Ev1'};
const metrics = {commands: {inc() {}}};
const flags = {pluginEnabled: () => true, pluginEnabledFor: async () => true};
const command = word => ({word, text: '', mentioned: false});
const never = new Promise(() => {});

function router(...plugins) {
  const made = new Router(plugins, limits, flags, metrics);
  made.start({});
  return made;
}

test('what a plugin throws becomes an answer and hurts no other plugin', async () => {
  const bot = router(
    {name: 'bomb', handle() { throw new TypeError('the fuse'); }},
    {name: 'slow-bomb', async handle() { throw null; }},
    {name: 'sorry', async handle() { throw new PluginFailure('the moon is away.'); }},
    {name: 'unborn', start() { throw new Error('no'); }, handle: () => 'hello'},
    {name: 'ping', handle: () => 'pong'});
  const answer = async word => (await bot.answer(command(word), asked)).text;
  assert.equal(await answer('bomb'), '⚠ `bomb` failed: an unexpected error (TypeError).');
  assert.equal(await answer('slow-bomb'), '⚠ `slow-bomb` failed: an unexpected error (object).');
  assert.equal(await answer('sorry'), '⚠ `sorry` failed: the moon is away.');
  assert.equal(await answer('unborn'), "⚠ `unborn` failed: it could not start, see the bot's log.");
  assert.equal(await answer('ping'), 'pong');
});

test('who hangs is cancelled, told of, and keeps its own lane only', async () => {
  let cancelled = false;
  const bot = router(
    {name: 'hang', handle({signal}) {
      signal.addEventListener('abort', () => { cancelled = true; });
      return never;
    }},
    {name: 'ping', handle: () => 'pong'});
  const first = bot.answer(command('hang'), asked);
  const second = bot.answer(command('hang'), asked);
  const third = await bot.answer(command('hang'), asked);
  assert.equal(third.text, '⚠ `hang` is busy, please ask again in a moment.');
  assert.equal((await bot.answer(command('ping'), asked)).text, 'pong');
  assert.equal((await first).text, '⚠ `hang` failed: it took longer than 1 s.');
  assert.equal((await second).outcome, 'late');
  assert.ok(cancelled);
});

test('who still waits at the end is told to ask again', async () => {
  const bot = router({name: 'hang', handle: () => never});
  const waiting = bot.answer(command('hang'), asked);
  await bot.finish(0);
  assert.match((await waiting).text, /I am being restarted, please ask again\.$/);
  assert.match((await bot.answer(command('hang'), asked)).text, /being restarted/);
});
