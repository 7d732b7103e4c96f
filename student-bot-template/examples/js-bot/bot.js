// Runs the bot until SIGTERM. Exit codes: 0 stopped as asked, 1 cannot connect (try again),
// 2 the configuration is wrong (trying again is of no use).
import {readConfig} from './lib/config.js';
import {Conversation} from './lib/conversation.js';
import {Flags} from './lib/flags.js';
import {log} from './lib/log.js';
import {Metrics} from './lib/metrics.js';
import {Operations} from './lib/operations.js';
import {Outbox} from './lib/outbox.js';
import {loadPlugins} from './lib/plugins.js';
import {Router} from './lib/router.js';
import {SlackConnection} from './lib/slack.js';
import {Upstream} from './lib/upstream.js';
import {readVersion} from './lib/version.js';

const PATIENCE_MS = 5_000;

const {config, mistakes} = readConfig(process.env);
if (mistakes.length > 0) {
  mistakes.forEach(mistake => console.error(`configuration: ${mistake}`));
  process.exit(2);
}

// A promise that a plugin forgot must not end the bot; a stray exception leaves it in a state that
// nobody knows, so there a fresh start is the better answer.
process.on('unhandledRejection', reason => log.error('a failure that nobody handled', {error: reason}));
process.on('uncaughtException', error => {
  log.error('an error that nobody caught', {error});
  process.exit(1);
});

const version = readVersion();
const metrics = new Metrics();
const flags = new Flags(config, metrics);
const slack = new SlackConnection(config, metrics);
const outbox = new Outbox(slack);
const upstream = new Upstream(config, metrics);
const router = new Router(await loadPlugins(config.plugins), config, flags, metrics);
router.start({upstream, dataDirectory: config.dataDirectory, version, active: () => router.active()});
const conversation = new Conversation({router, flags, outbox, slack, metrics});
const operations = new Operations({config, version, slack, router, metrics});

let stopping = false;

/** Takes no more events, finishes what was begun, closes the socket. */
async function stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  log.info('stopping', {waiting: router.waiting});
  const deadline = Date.now() + PATIENCE_MS;
  slack.stopListening();
  await router.finish(PATIENCE_MS);
  await new Promise(setImmediate); // the last answers are on their way to the outbox
  await outbox.finish(Math.max(0, deadline - Date.now()));
  await slack.close();
  flags.close();
  operations.close();
  log.info('stopped');
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const port = await operations.listen();
  process.stdout.write(`${JSON.stringify({event: 'listening', port})}\n`);
} catch (error) {
  console.error(`cannot listen on port ${config.port}: ${error.message}`);
  process.exit(2);
}
log.info('starting', {...version, team: config.team, environment: config.environment});
flags.start();
try {
  await slack.start(envelope => conversation.take(envelope));
} catch (error) {
  console.error(`cannot connect to the workspace at ${config.slackApiBase}: ${error.message}`);
  process.exit(1);
}
