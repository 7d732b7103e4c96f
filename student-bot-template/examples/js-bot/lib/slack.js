import {setTimeout as sleep} from 'node:timers/promises';
import {SocketModeClient} from '@slack/socket-mode';
import {WebClient} from '@slack/web-api';
import {log, sdkLog} from './log.js';

const CALL_TIMEOUT_MS = 10_000;
const HELLO_TIMEOUT_MS = 15_000;
const LONGEST_PAUSE_MS = 10_000;
const ZOMBIE_AFTER_MS = 5 * 60_000;

/**
 * Socket Mode in, Web API out, both on Slack's SDK; `slackApiBase` says whether that is Slack or
 * the course's gateway.
 *
 * We reconnect ourselves. The SDK's way waits five seconds after every refresh, and it gives up for
 * ever, with an unhandled rejection, when apps.connections.open answers 500 or cannot be reached.
 */
export class SlackConnection {
  #web;
  #socket;
  #connections = 0;
  #connected = false;
  #lastUp = Date.now();
  #stopping = false;

  /** The bot's own user id, known once it is started. */
  botUser = '';

  constructor({slackApiBase, botToken, appToken}, metrics) {
    this.metrics = metrics;
    const clientOptions = {
      slackApiUrl: slackApiBase,
      timeout: CALL_TIMEOUT_MS,
      retryConfig: {retries: 0},
      rejectRateLimitedCalls: true,
    };
    this.#web = new WebClient(botToken, {...clientOptions, logger: sdkLog});
    this.#socket = new SocketModeClient({
      appToken, clientOptions, autoReconnectEnabled: false, logger: sdkLog});
  }

  /** Connects; returns once the workspace said hello. Throws when it is away or refuses a token. */
  async start(listener) {
    ({user_id: this.botUser} = await this.call('auth.test', {}));
    this.#socket.on('slack_event', envelope => {
      // Without acknowledgement it will be delivered to an instance that stays.
      if (!this.#stopping) {
        listener(envelope);
      }
    });
    await this.#connect();
    this.#socket.on('disconnected', () => this.#disconnected());
    if (!this.#socket.websocket?.isActive()) {
      this.#disconnected();
    }
  }

  /** One call of the Web API; a refusal for the rate carries `retryAfter` in seconds. */
  async call(method, parameters) {
    try {
      return await this.#web.apiCall(method, parameters);
    } catch (error) {
      const refused = error.data?.error;
      if (refused !== undefined) {
        error.message = `${method} answered ${refused}`;
      } else if (error.statusCode !== undefined) {
        error.message = `${method} answered HTTP ${error.statusCode}`;
      } else if (error.original !== undefined) {
        error.message = `${method}: ${error.original.cause?.message ?? error.original.message}`;
      }
      throw error;
    }
  }

  /** "ok", "disconnected" or "stopping". */
  get status() {
    return this.#stopping ? 'stopping' : this.#connected ? 'ok' : 'disconnected';
  }

  /** False only after a long time without connection: a restart may help, and not before. */
  get alive() {
    return this.#connected || Date.now() - this.#lastUp < ZOMBIE_AFTER_MS;
  }

  /** Takes no more events. */
  stopListening() {
    this.#stopping = true;
  }

  async close() {
    if (this.#connected) {
      await Promise.race([this.#socket.disconnect(), sleep(1_000)]);
    }
  }

  async #connect() {
    const patience = new AbortController();
    const late = sleep(HELLO_TIMEOUT_MS, null, {signal: patience.signal}).then(() => {
      throw new Error(`the socket got no hello within ${HELLO_TIMEOUT_MS / 1_000} s`);
    });
    late.catch(() => {});
    try {
      await Promise.race([this.#socket.start(), late]);
    } catch (error) {
      this.#socket.disconnect().catch(() => {});
      throw error ?? new Error('the socket was closed before it said hello');
    } finally {
      patience.abort();
    }
    this.#connections++;
    this.#up(true);
    log.info('connected to workspace', {connection: this.#connections});
  }

  /** Connects again at once, then with growing pauses. */
  async #disconnected() {
    if (!this.#connected) {
      return; // we are at it, or going away
    }
    this.#up(false);
    if (!this.#stopping) {
      log.warn('the socket is down');
    }
    for (let pause = 500; !this.#stopping; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        return await this.#connect();
      } catch (error) {
        log.warn(`cannot connect again: ${error.message}`);
        await sleep(pause * (0.75 + Math.random() / 2));
      }
    }
  }

  #up(up) {
    this.#connected = up;
    this.#lastUp = Date.now();
    this.metrics.connected.set(up ? 1 : 0);
  }
}
