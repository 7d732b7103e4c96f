import {log} from './log.js';

const TIMEOUT_MS = 2_000;

/**
 * Flags from an OFREP server: all of them are fetched every few seconds, with an entity tag, and a
 * command only looks at the last good set. So none waits for the flag server or fails without it.
 */
export class Flags {
  #values = new Map();
  #etag = null;
  #failing = false;
  #timer;

  constructor(config, metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  /** Begins to poll, without waiting for the first answer. */
  start() {
    if (this.config.flagsUrl !== null) {
      this.#poll();
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Flag plugin.NAME.enabled, by default true. */
  pluginEnabled(name) {
    return this.#boolean(`plugin.${name}.enabled`, true);
  }

  /** Flag need-mention: whether the bot answers only who addresses it. */
  needMention() {
    return this.#boolean('need-mention', this.config.needMention);
  }

  #boolean(key, otherwise) {
    const flag = this.#values.get(key);
    const fits = typeof flag?.value === 'boolean';
    const reason = fits ? flag.reason ?? 'UNKNOWN' : flag ? 'ERROR' : 'DEFAULT';
    const value = fits ? flag.value : otherwise;
    this.metrics.flags.inc({flag: key, value: String(value), reason});
    return value;
  }

  async #poll() {
    let outcome = 'unreachable';
    try {
      const response = await fetch(`${this.config.flagsUrl}/evaluate/flags`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(this.config.flagsToken && {Authorization: `Bearer ${this.config.flagsToken}`}),
          ...(this.#etag && {'If-None-Match': this.#etag}),
        },
        body: JSON.stringify({context: this.#context()}),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      outcome = String(response.status);
      if (response.status === 200) {
        this.#replace((await response.json()).flags);
        this.#etag = response.headers.get('etag');
      } else {
        await response.body?.cancel();
        if (response.status !== 304) {
          throw new Error(`the flag server answered ${response.status}`);
        }
      }
      if (this.#failing) {
        this.#failing = false;
        log.info('the flag server answers again');
      }
    } catch (error) {
      if (!this.#failing) {
        this.#failing = true;
        log.warn(`no fresh flags (${error.message}); keeping the last good values`);
      }
    } finally {
      this.metrics.dependencies.inc({dependency: 'flags', outcome});
      if (this.#timer !== null) {
        this.#timer = setTimeout(() => this.#poll(), this.config.flagsPollMs);
      }
    }
  }

  #context() {
    const {team, environment} = this.config;
    return {targetingKey: `${team}-${environment}`, team, environment};
  }

  #replace(list) {
    const fresh = new Map(list.filter(flag => 'value' in flag).map(flag => [flag.key, flag]));
    for (const [key, {value}] of fresh) {
      const before = this.#values.get(key);
      if (JSON.stringify(before?.value) !== JSON.stringify(value)) {
        log.info('a flag changed', {flag: key, value: JSON.stringify(value)});
      }
    }
    this.#values = fresh;
  }
}
