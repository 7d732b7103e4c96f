package dev.firedrill.bot.ops;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The numbers the bot reports. They are few on purpose: they say that the bot is busy, hardly
 * whether its users are well. Lab 2 is about that. Labels come from small fixed sets, never from
 * what people write.
 */
public final class BotMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicLong eventCount = new AtomicLong();
  private final AtomicBoolean jvmRegistered = new AtomicBoolean();
  private final Counter events = counter("bot_events", "Events received from Slack", "type");
  private final Counter commands =
      counter("bot_commands", "Commands by how they ended", "plugin", "outcome");
  private final Counter dependencies =
      counter("bot_dependency_calls", "Calls of other services", "dependency", "outcome");
  private final Counter flagEvaluations =
      counter("flag_evaluations", "Feature flags evaluated", "flag", "value", "reason");
  private final Gauge connected =
      Gauge.builder()
          .name("socket_connected")
          .help("1 while the Socket Mode connection is up")
          .withoutExemplars()
          .register(registry);

  /** Counts an event. */
  public void event(String type) {
    eventCount.incrementAndGet();
    events.labelValues(type).inc();
  }

  /** Counts a command that was answered, whatever the answer. */
  public void command(String plugin, String outcome) {
    commands.labelValues(plugin, outcome).inc();
  }

  /** Counts a call of another service: a status code, or what kept it from giving one. */
  public void dependency(String name, String outcome) {
    dependencies.labelValues(name, outcome).inc();
  }

  /** Counts a flag evaluation. */
  public void flag(String flag, String value, String reason) {
    flagEvaluations.labelValues(flag, value, reason).inc();
  }

  /** Says whether the socket is up. */
  public void connected(boolean up) {
    connected.set(up ? 1 : 0);
  }

  long eventCount() {
    return eventCount.get();
  }

  PrometheusRegistry registry() {
    // The JVM's own numbers load many classes: pay for that at the first scrape, not at the start.
    if (jvmRegistered.compareAndSet(false, true)) {
      JvmMemoryMetrics.builder().register(registry);
      ProcessMetrics.builder().register(registry);
    }
    return registry;
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars() // they need traces, which there are none of, and a thread
        .register(registry);
  }
}
