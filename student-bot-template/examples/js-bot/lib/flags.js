import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {FlagServer} from './flag-server.js';
import {log} from './log.js';

const MOST_USERS = 5_000;

/**
 * Flags from an OFREP server: all of them are fetched every few seconds, with an entity tag, and a
 * command looks at the last good set; only a flag that depends on the user is asked for by user.
 * So no command fails without the server. The last set is kept in a file for the next start.
 */
export class Flags {
  #values = new Map();
  #users = new Map();
  #etag = null;
  #complained = false;
  #reachable = false;
  #timer;

  constructor(config, metrics) {
    this.config = config;
    this.metrics = metrics;
    this.server = new FlagServer(config, metrics);
    this.file = path.join(config.dataDirectory, 'flags.json');
  }

  /** Begins to poll, without waiting for the first answer. */
  start() {
    if (this.config.flagsUrl !== null) {
      this.#replace(this.#lastFlags());
      this.#poll();
    }
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Flag plugin.NAME.enabled, by default true, for nobody in particular. */
  pluginEnabled(name) {
    const key = `plugin.${name}.enabled`;
    return this.#counted(key, this.#values.get(key), true);
  }

  /** The same for a user; waits 0.3 s at most. */
  async pluginEnabledFor(name, user) {
    const key = `plugin.${name}.enabled`;
    return this.#counted(key, await this.#forUser(key, user), true);
  }

  /** Flag need-mention: whether the bot answers only who addresses it. */
  needMention() {
    return this.#counted('need-mention', this.#values.get('need-mention'), this.config.needMention);
  }

  #counted(key, flag, otherwise) {
    const fits = typeof flag?.value === 'boolean';
    const reason = fits ? flag.reason ?? 'UNKNOWN' : flag ? 'ERROR' : 'DEFAULT';
    const value = fits ? flag.value : otherwise;
    this.metrics.flags.inc({flag: key, value: String(value), reason});
    return value;
  }

  async #forUser(key, user) {
    const forAll = this.#values.get(key);
    if (String(forAll?.metadata?.dynamic) !== 'true') {
      return forAll;
    }
    const question = `${key} ${user}`;
    const known = this.#users.get(question);
    const etag = this.#etag;
    if (etag !== null && known?.etag === etag) {
      return known.flag;
    }
    if (this.#reachable) {
      try {
        const flag = await this.server.one(key, user);
        this.#users.delete(question);
        this.#users.set(question, {flag, etag});
        if (this.#users.size > MOST_USERS) {
          this.#users.delete(this.#users.keys().next().value);
        }
        return flag;
      } catch (error) {
        this.#reachable = false; // until the next poll, so that nobody else waits
        log.warn(`cannot ask for a user's flag: ${error.message}`, {flag: key});
      }
    }
    return known?.flag ?? forAll;
  }

  async #poll() {
    try {
      const fresh = await this.server.all(this.#etag);
      if (fresh !== null) {
        this.#replace(flagsOf(fresh.body));
        this.#etag = fresh.etag;
        this.#keep(fresh.body);
      }
      this.#reachable = true;
      if (this.#complained) {
        this.#complained = false;
        log.info('the flag server answers again');
      }
    } catch (error) {
      this.#reachable = false;
      if (!this.#complained) {
        this.#complained = true;
        log.warn(`no fresh flags (${error.message}); keeping the last good values`);
      }
    } finally {
      if (this.#timer !== null) {
        // Bots start together; without jitter they would ask together for ever.
        const pause = this.config.flagsPollMs * (1 - 0.2 * Math.random());
        this.#timer = setTimeout(() => this.#poll(), pause);
      }
    }
  }

  #replace(fresh) {
    for (const [key, flag] of fresh) {
      if (JSON.stringify(this.#values.get(key)) !== JSON.stringify(flag)) {
        log.info('a flag changed', {flag: key, value: JSON.stringify(flag.value)});
      }
    }
    this.#values = fresh;
  }

  #lastFlags() {
    try {
      return flagsOf(readFileSync(this.file, 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') {
        log.warn(`cannot use the last flags in ${this.file}: ${error.message}`);
      }
      return new Map();
    }
  }

  /** Whole or not at all: two instances share the directory during a deployment. */
  #keep(body) {
    try {
      mkdirSync(this.config.dataDirectory, {recursive: true});
      const whole = `${this.file}.${process.pid}.new`;
      writeFileSync(whole, body);
      renameSync(whole, this.file);
    } catch (error) {
      log.warn(`cannot keep the last flags in ${this.file}: ${error.message}`);
    }
  }
}

/** A flag with an errorCode has no value and is left out. */
function flagsOf(body) {
  const {flags} = JSON.parse(body);
  if (!Array.isArray(flags)) {
    throw new Error('no OFREP answer');
  }
  return new Map(flags.filter(flag => 'value' in flag).map(flag => [flag.key, flag]));
}
