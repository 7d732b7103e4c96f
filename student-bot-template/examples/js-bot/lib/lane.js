import {busy, crashed, failed, late, ok, stopping} from './answer.js';
import {PluginFailure} from './upstream.js';

/**
 * The places and the waiting room of one plugin. A plugin that hangs fills its own lane and no
 * other. Bounded queue, back-pressure and time limit are all here.
 */
export class Lane {
  #waiting = [];
  #open = new Set();
  #running = 0;
  #closed = false;

  constructor(plugin, {workers, queue, commandSeconds}) {
    this.plugin = plugin;
    this.workers = workers;
    this.queue = queue;
    this.commandSeconds = commandSeconds;
  }

  /** How many commands wait for a place. */
  get depth() {
    return this.#waiting.length;
  }

  /** Does the work soon; what it resolves with is always an answer, whatever happens. */
  run(work) {
    if (this.#closed) {
      return Promise.resolve(stopping(this.plugin));
    }
    // BACK-PRESSURE: a person who knows can come back; a queue without end only makes all wait.
    if (this.#running >= this.workers && this.depth >= this.queue) {
      return Promise.resolve(busy(this.plugin));
    }
    return new Promise(resolve => {
      const job = {work, cancel: new AbortController()};
      job.done = answer => {
        clearTimeout(job.alarm);
        this.#open.delete(job);
        resolve(answer);
      };
      // TIME LIMIT: from the moment of asking, so that waiting counts too.
      job.alarm = setTimeout(() => this.#giveUp(job, late(this.plugin, this.commandSeconds)),
        this.commandSeconds * 1_000);
      this.#open.add(job);
      this.#waiting.push(job);
      this.#next();
    });
  }

  /** Takes nothing new; who still waits after so long is told to ask again. */
  async finish(patienceMs) {
    this.#closed = true;
    const end = Date.now() + patienceMs;
    while (this.#open.size > 0 && Date.now() < end) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    this.#open.forEach(job => this.#giveUp(job, stopping(this.plugin)));
  }

  #giveUp(job, answer) {
    this.#waiting = this.#waiting.filter(other => other !== job);
    job.done(answer);
    job.cancel.abort();
  }

  #next() {
    while (this.#running < this.workers && this.#waiting.length > 0) {
      this.#start(this.#waiting.shift());
    }
  }

  /** ISOLATION: what a plugin throws becomes an answer. */
  async #start(job) {
    this.#running++;
    try {
      job.done(ok(await job.work(job.cancel.signal)));
    } catch (error) {
      const because = error instanceof PluginFailure ? failed : crashed;
      job.done(because(this.plugin, error));
    } finally {
      this.#running--;
      this.#next();
    }
  }
}
