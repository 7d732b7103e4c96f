// The numbers the bot reports, named as the Java bot names them. They are few on purpose: they say
// that the bot is busy, hardly whether its users are well. Labels come from small fixed sets.
import prometheus from 'prom-client';

export class Metrics {
  #registry = new prometheus.Registry();

  constructor() {
    // The default watches the event loop a hundred times each second, which an idle bot would pay.
    prometheus.collectDefaultMetrics({register: this.#registry, eventLoopMonitoringPrecision: 1_000});
    this.events = this.#counter('bot_events_total', 'Events received from Slack', ['type']);
    this.commands = this.#counter(
      'bot_commands_total', 'Commands by how they ended', ['plugin', 'outcome']);
    this.dependencies = this.#counter(
      'bot_dependency_calls_total', 'Calls of other services', ['dependency', 'outcome']);
    this.flags = this.#counter(
      'flag_evaluations_total', 'Feature flags evaluated', ['flag', 'value', 'reason']);
    this.connected = new prometheus.Gauge({
      name: 'socket_connected',
      help: '1 while the Socket Mode connection is up',
      registers: [this.#registry],
    });
  }

  /** The text that Prometheus reads. */
  text() {
    return this.#registry.metrics();
  }

  #counter(name, help, labelNames) {
    return new prometheus.Counter({name, help, labelNames, registers: [this.#registry]});
  }
}
