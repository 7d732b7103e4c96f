import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer} from '../commands.js';

test('answers its commands and leaves everything else to others', () => {
  assert.equal(answer('!ping'), 'pong');
  assert.equal(answer('  !echo  two words '), 'two words');
  assert.equal(answer('!echo'), 'There is nothing to repeat.');
  assert.equal(answer('!flip', () => 0.2), 'heads');
  assert.equal(answer('!flip', () => 0.7), 'tails');
  assert.equal(answer('!help'), 'I know !help, !ping, !flip, !echo.');
  for (const text of ['ping', '!weather Oslo', '!', '', '!constructor', '!__proto__']) assert.equal(answer(text), null, text);
});
