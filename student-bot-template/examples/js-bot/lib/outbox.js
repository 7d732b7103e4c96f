import {setTimeout as sleep} from 'node:timers/promises';
import {escape} from './command-line.js';
import {log} from './log.js';

const MOST_PENDING = 500;
const LONGEST_TRIES_MS = 60_000;
const RESPONSE_TIMEOUT_MS = 10_000;

/**
 * Posts what the bot says. What Slack refuses for its rate is sent again when Slack says so; other
 * failures are not tried again: a message that perhaps arrived must not be posted twice.
 */
export class Outbox {
  #pending = new Set();

  constructor(slack) {
    this.slack = slack;
  }

  /** Posts an answer, into a thread if there is one, then its reactions one after the other. */
  post(channel, thread, {text, reactions}) {
    return this.#send(async () => {
      const message = {channel, thread_ts: thread, text: escape(text)};
      const {ts} = await this.#patiently('chat.postMessage', message);
      for (const name of reactions) {
        await this.#patiently('reactions.add', {channel, timestamp: ts, name});
      }
    });
  }

  /** Answers one person only. */
  whisper({channel, user, url}, text) {
    return this.#send(async () => {
      if (!url) {
        await this.#patiently('chat.postEphemeral', {channel, user, text: escape(text)});
        return;
      }
      const response = await fetch(url, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify({response_type: 'ephemeral', text: escape(text)}),
        signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) {
        throw new Error(`HTTP ${response.status}`);
      }
    });
  }

  /** Waits for what is under way, at most so long. */
  async finish(patienceMs) {
    const end = new AbortController();
    const late = sleep(patienceMs, undefined, {signal: end.signal}).catch(() => {});
    await Promise.race([Promise.all(this.#pending), late]);
    end.abort();
    if (this.#pending.size > 0) {
      log.warn(`stopped with ${this.#pending.size} calls unfinished`);
    }
  }

  async #send(action) {
    // BOUNDED QUEUE: Slack does not take our messages fast enough.
    if (this.#pending.size >= MOST_PENDING) {
      log.error('a message was lost: the outbox is full');
      return;
    }
    const call = action().catch(error => log.error(`a message was lost: ${error.message}`));
    this.#pending.add(call);
    await call;
    this.#pending.delete(call);
  }

  async #patiently(method, parameters) {
    const giveUp = Date.now() + LONGEST_TRIES_MS;
    for (;;) {
      try {
        return await this.slack.call(method, parameters);
      } catch (error) {
        if (error.retryAfter === undefined || Date.now() + error.retryAfter * 1_000 > giveUp) {
          throw error;
        }
        log.warn('rate limited', {method, retry_after: error.retryAfter});
        await sleep(error.retryAfter * 1_000);
      }
    }
  }
}
