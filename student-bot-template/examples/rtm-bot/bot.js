// A bot on Slack's retired RTM protocol, until SIGTERM: one WebSocket, on which messages come and answers go.
// Exit codes: 0 stopped as asked, 1 cannot connect (try again), 2 the configuration is wrong.
import http from 'node:http';
import rtmApi from '@slack/rtm-api';
import {answer} from './commands.js';

const {SLACK_BOT_TOKEN: token = '', SLACK_API_BASE: slackApiUrl = 'https://slack.com/api/', PORT: port = '0'} = process.env;
const log = (level, msg, more = {}) => console.log(JSON.stringify({ts: new Date().toISOString(), level, msg, ...more}));
const logger = {
  debug() {}, info() {}, setLevel() {}, getLevel: () => 'warn', setName() {},
  warn: (...words) => log('warn', words.join(' ').replaceAll(token, '…')),
  error: (...words) => log('error', words.join(' ').replaceAll(token, '…')),
};
if (!token.startsWith('xoxb-')) {
  console.error('configuration: SLACK_BOT_TOKEN must be a token that starts with xoxb-');
  process.exit(2);
}

const rtm = new rtmApi.RTMClient(token, {slackApiUrl, logger});
// The client keeps unanswered messages by their number in an array and walks over the gaps when it reconnects: version
// 7.0.4, the last there is, dies of the first one. This walks over what is there.
rtm.awaitingReplyList = new class extends Array {
  * [Symbol.iterator]() {
    for (const number in this) yield this[number];
  }
}();

let connected = false;
rtm.on('ready', () => {
  connected = true;
  log('info', 'connected to workspace');
});
for (const end of ['reconnecting', 'disconnecting', 'disconnected']) rtm.on(end, () => (connected = false));

// The protocol may bring a message again after a reconnect.
const seen = new Set();
rtm.on('message', async event => {
  if (event.subtype || event.bot_id || event.user === rtm.activeUserId || seen.has(event.ts)) return;
  seen.add(event.ts);
  if (seen.size > 1_000) seen.delete(seen.values().next().value);
  const text = answer(event.text ?? '');
  if (text === null) return;
  try {
    // As sendMessage, but into the thread of who asked.
    await rtm.addOutgoingEvent(true, 'message', {channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text});
    log('info', 'answered', {ts_asked: event.ts});
  } catch (error) {
    log('error', 'an answer was lost', {ts_asked: event.ts, error: error.message});
  }
});

const health = http.createServer((request, response) => {
  response.writeHead(connected ? 200 : 503, {'Content-Type': 'text/plain'});
  response.end(connected ? 'ok\n' : 'no connection\n');
});

async function stop() {
  await rtm.disconnect().catch(() => {});
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

health.listen(Number(port), () => process.stdout.write(`${JSON.stringify({event: 'listening', port: health.address().port})}\n`));
rtm.start().catch(error => {
  console.error(`cannot connect to the workspace at ${slackApiUrl}: ${error.message}`);
  process.exit(1);
});
