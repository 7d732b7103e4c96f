package dev.firedrill.bot.ops;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/** All numbers the bot reports. Labels come from small fixed sets, never from what people write. */
public final class BotMetrics {
  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicBoolean jvmRegistered = new AtomicBoolean();
  private final Counter events =
      counter("bot_events", "Events received from Slack", "type", "retry");
  private final Histogram handle =
      histogram("bot_handle_seconds", "Time in a plugin", "plugin", "outcome");
  private final Histogram reply =
      histogram("bot_reply_seconds", "Time from event received to reply posted", "outcome");
  private final Counter dropped =
      counter("bot_dropped", "Messages lost because a queue was full", "queue");
  private final Counter duplicates =
      counter("bot_duplicates", "Messages not answered because they were seen before");
  private final Histogram slackApi =
      histogram("slack_api_seconds", "Web API calls", "method", "status");
  private final Counter rateLimited =
      counter("slack_ratelimited", "Web API calls answered 429", "method");
  private final Histogram dependency =
      histogram("dep_seconds", "Calls of other services", "dep", "outcome");
  private final Counter flagEvaluations =
      counter("flag_evaluations", "Feature flags evaluated", "flag", "value", "reason");
  private final Gauge connected =
      Gauge.builder()
          .name("socket_connected")
          .help("1 while the Socket Mode connection is up")
          .register(registry);
  private final Counter reconnects =
      counter("socket_reconnects", "Socket Mode connections after the first");

  /** Reports the depth of a queue whenever somebody scrapes. */
  public void watchQueue(String metric, String help, IntSupplier depth) {
    GaugeWithCallback.builder()
        .name(metric)
        .help(help)
        .callback(callback -> callback.call(depth.getAsInt()))
        .register(registry);
  }

  /** Counts an event; {@code retry} is the number of earlier deliveries of it. */
  public void event(String type, int retry) {
    events.labelValues(type, Integer.toString(retry)).inc();
  }

  /** Records a command that a plugin got at {@code startNanos}. */
  public void handled(String plugin, String outcome, long startNanos) {
    handle.labelValues(plugin, outcome).observe(since(startNanos));
  }

  /** Records the end of a reply to an event received at {@code startNanos}. */
  public void replied(String outcome, long startNanos) {
    reply.labelValues(outcome).observe(since(startNanos));
  }

  /** Counts a message lost at a full queue. */
  public void dropped(String queue) {
    dropped.labelValues(queue).inc();
  }

  /** Counts a message that was answered before. */
  public void duplicate() {
    duplicates.inc();
  }

  /** Records a Web API call. */
  public void slackApi(String method, String status, long startNanos) {
    slackApi.labelValues(method, status).observe(since(startNanos));
    if (status.equals("429")) {
      rateLimited.labelValues(method).inc();
    }
  }

  /** Records a call of another service. */
  public void dependency(String name, String outcome, long startNanos) {
    dependency.labelValues(name, outcome).observe(since(startNanos));
  }

  /** Counts a flag evaluation. */
  public void flag(String flag, String value, String reason) {
    flagEvaluations.labelValues(flag, value, reason).inc();
  }

  /** Says whether the socket is up. */
  public void connected(boolean up) {
    connected.set(up ? 1 : 0);
  }

  /** Counts a connection after the first. */
  public void reconnected() {
    reconnects.inc();
  }

  PrometheusRegistry registry() {
    // The JVM's own numbers load many classes: pay for that at the first scrape, not at the start.
    if (jvmRegistered.compareAndSet(false, true)) {
      JvmMemoryMetrics.builder().register(registry);
      JvmGarbageCollectorMetrics.builder().register(registry);
      JvmThreadsMetrics.builder().register(registry);
      ProcessMetrics.builder().register(registry);
    }
    return registry;
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private Histogram histogram(String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(SECONDS)
        .register(registry);
  }

  private static double since(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
