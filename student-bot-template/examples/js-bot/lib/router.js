import {broken, off, unknown} from './answer.js';
import {Lane} from './lane.js';
import {log} from './log.js';

/** Finds the plugin for a command, asks its flag, and keeps one plugin's failure from the others. */
export class Router {
  #plugins;
  #lanes = new Map();
  #broken = new Set();

  constructor(plugins, config, flags, metrics) {
    this.#plugins = new Map(plugins.map(plugin => [plugin.name, plugin]));
    this.flags = flags;
    this.metrics = metrics;
    plugins.forEach(({name}) => this.#lanes.set(name, new Lane(name, config)));
  }

  /** Prepares every plugin; one that cannot start is logged and fails when asked. */
  start(tools) {
    for (const [name, plugin] of this.#plugins) {
      try {
        plugin.start?.(tools);
      } catch (error) {
        this.#broken.add(name);
        log.error('cannot start a plugin', {plugin: name, error});
      }
    }
  }

  /** The plugins that are switched on now. */
  active() {
    return [...this.#plugins.values()].filter(plugin => this.flags.pluginEnabled(plugin.name));
  }

  /** How many commands wait. */
  get waiting() {
    return [...this.#lanes.values()].reduce((sum, lane) => sum + lane.depth, 0);
  }

  /**
   * Answers a command, or with null where nobody asked this bot, as with "!word" of another bot.
   * Never rejects.
   */
  async answer({word, text, mentioned}, {user, channel, eventId}) {
    const plugin = this.#plugins.get(word);
    if (plugin === undefined) {
      return mentioned ? unknown(word) : null;
    }
    const asked = performance.now();
    let answer;
    if (!(await this.flags.pluginEnabledFor(word, user))) {
      answer = off(word);
    } else if (this.#broken.has(word)) {
      answer = broken(word);
    } else {
      const work = signal => plugin.handle({text, user, channel, signal});
      answer = await this.#lanes.get(word).run(work);
    }
    const {outcome, cause} = answer;
    this.metrics.commands.inc({plugin: word, outcome});
    const fields = {event_id: eventId, plugin: word, outcome, ms: Math.round(performance.now() - asked)};
    if (outcome === 'ok' || outcome === 'off') {
      log.info('handled a command', fields);
    } else {
      log.warn('handled a command', cause === undefined ? fields : {...fields, error: cause});
    }
    return answer;
  }

  /** Finishes what was asked; everybody gets an answer. */
  async finish(patienceMs) {
    await Promise.all([...this.#lanes.values()].map(lane => lane.finish(patienceMs)));
  }
}
