import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';

const directory = mkdtempSync(path.join(tmpdir(), 'js-bot-'));
after(() => rmSync(directory, {recursive: true}));

function pack(name, build) {
  const file = path.join(directory, name);
  const script = fileURLToPath(new URL('../scripts/pack.js', import.meta.url));
  execFileSync(process.execPath, [script, file], {env: {...process.env, BUILD_ID: build}});
  return readFileSync(file);
}

function entries(archive) {
  const tar = gunzipSync(archive);
  const found = new Map();
  for (let at = 0; tar[at] !== 0;) {
    const text = (from, length) => tar.toString('utf8', at + from, at + from + length).split('\0')[0];
    const size = parseInt(text(124, 12), 8);
    const name = text(345, 155) ? `${text(345, 155)}/${text(0, 100)}` : text(0, 100);
    found.set(name, {type: text(156, 1), mode: text(100, 8), content: tar.subarray(at + 512, at + 512 + size)});
    at += 512 + 512 * Math.ceil(size / 512);
  }
  return found;
}

test('equal sources give equal bytes, another build gives others', () => {
  assert.deepEqual(pack('a.tar.gz', 'x1'), pack('b.tar.gz', 'x1'));
  assert.notDeepEqual(pack('a.tar.gz', 'x1'), pack('c.tar.gz', 'x2'));
});

test('the archive holds the bot with its libraries, and plain files only', () => {
  const files = entries(pack('d.tar.gz', 'x1'));
  for (const name of ['firedrill.json', 'bot.js', 'plugins/ping.js', 'node_modules/@slack/web-api/package.json']) {
    assert.ok(files.has(name), name);
  }
  assert.equal(files.get('build.json').content.toString(), '{"build":"x1"}\n');
  assert.ok([...files.values()].every(({type, mode}) => type === '0' && mode === '0000644'));
  assert.ok([...files.keys()].every(name => !name.includes('.bin/') && !name.startsWith('test/')));
  assert.deepEqual([...files.keys()], [...files.keys()].sort());
});
