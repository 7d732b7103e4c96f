import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {Flags} from '../lib/flags.js';

const directory = mkdtempSync(path.join(tmpdir(), 'js-bot-flags-'));
const metrics = {flags: {inc() {}}, dependencies: {inc() {}}};
const asked = [];
let away = false;
const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request) {
    body += part;
  }
  const {targetingKey} = JSON.parse(body).context;
  asked.push(`${request.url} ${targetingKey}`);
  const send = (status, json) => response.writeHead(status, {ETag: '"1"'}).end(JSON.stringify(json));
  const flag = {key: 'plugin.flip.enabled', reason: 'TARGETING_MATCH', metadata: {dynamic: true}};
  if (away) {
    send(500, {});
  } else if (request.url === '/ofrep/v1/evaluate/flags/plugin.flip.enabled') {
    send(200, {...flag, value: targetingKey === 'U1'});
  } else if (request.headers['if-none-match'] === '"1"') {
    response.writeHead(304).end();
  } else {
    send(200, {flags: [
      {...flag, value: false},
      {key: 'need-mention', value: true, reason: 'STATIC'},
      {key: 'plugin.ping.enabled', errorCode: 'PARSE_ERROR'},
    ]});
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => {
  server.close();
  server.closeAllConnections();
  rmSync(directory, {recursive: true});
});

const config = {
  flagsUrl: `http://127.0.0.1:${server.address().port}/ofrep/v1`,
  flagsToken: 't', flagsPollMs: 20, team: 'otters', environment: 'staging',
  needMention: false, dataDirectory: directory,
};

async function until(condition) {
  for (let i = 0; i < 500 && !condition(); i++) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  assert.ok(condition());
}

test('a flag that depends on the user is asked for once by user, and outlives the server', async () => {
  const flags = new Flags(config, metrics);
  flags.start();
  await until(() => flags.needMention());
  assert.equal(flags.pluginEnabled('ping'), true);
  for (let i = 0; i < 3; i++) {
    assert.equal(await flags.pluginEnabledFor('flip', 'U1'), true);
    assert.equal(await flags.pluginEnabledFor('flip', 'U2'), false);
  }
  assert.deepEqual(asked.filter(line => line.includes('flags/')).sort(), [
    '/ofrep/v1/evaluate/flags/plugin.flip.enabled U1',
    '/ofrep/v1/evaluate/flags/plugin.flip.enabled U2']);
  away = true;
  const polls = asked.length;
  await until(() => asked.length > polls + 1);
  assert.equal(await flags.pluginEnabledFor('flip', 'U1'), true);
  flags.close();

  const next = new Flags(config, metrics);
  next.start();
  assert.equal(next.needMention(), true);
  next.close();
});
