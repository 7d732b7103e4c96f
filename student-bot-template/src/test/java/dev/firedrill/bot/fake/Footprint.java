package dev.firedrill.bot.fake;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Measures a built bot as a process of its own: time and CPU to connected, memory, reply latency,
 * idle CPU, how it stops. Prints one JSON line. Arguments: the jar, then JVM options.
 *
 * <pre>java -cp "target/test-classes:target/test-lib/*" dev.firedrill.bot.fake.Footprint
 *   target/student-bot.jar -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss512k</pre>
 */
public final class Footprint {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ of every Linux we run on
  private static final int MESSAGES = 500;
  private static final int PER_SECOND = 50;
  private static final int IDLE_SECONDS = Integer.getInteger("idle", 20);

  private Footprint() {}

  public static void main(String[] args) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(args).subList(1, args.length));
    command.addAll(List.of("-jar", args[0]));
    Path data = Files.createTempDirectory("footprint");
    try (var slack = new FakeSlack();
        var services = new FakeServices()) {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder
          .environment()
          .putAll(
              Map.of(
                  "SLACK_BOT_TOKEN", "xoxb-0123456789abcdef",
                  "SLACK_APP_TOKEN", "xapp-1-0123456789abcdef",
                  "SLACK_API_BASE", slack.apiBase(),
                  "UPSTREAM_URL", services.upstreamUrl(),
                  "FLAGS_URL", services.flagsUrl(),
                  "FLAGS_TOKEN", "flag-token",
                  "DATA_DIR", data.toString()));
      long start = System.nanoTime();
      Process bot = builder.start();
      try {
        System.out.println(measure(bot, slack, start));
      } finally {
        bot.destroyForcibly();
      }
    }
  }

  private static JsonObject measure(Process bot, FakeSlack slack, long start) throws Exception {
    var result = new JsonObject();
    BufferedReader out = bot.inputReader();
    String line = out.readLine();
    while (line != null && !line.contains("connected to workspace")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IOException("the bot ended with exit code " + bot.waitFor());
    }
    result.addProperty("connectedMillis", (System.nanoTime() - start) / 1_000_000);
    result.addProperty("cpuSecondsToConnected", cpuSeconds(bot));
    result.addProperty("rssMiBConnected", rollup(bot, "Rss:"));
    Thread.ofVirtual().start(() -> swallow(out));

    double cpu = cpuSeconds(bot);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    result.addProperty("idleCpuPercent", 100 * (cpuSeconds(bot) - cpu) / IDLE_SECONDS);

    result.addProperty("firstReplyMillis", millis(ask(slack, "!ping", 1)));
    long[] latencies = new long[MESSAGES];
    cpu = cpuSeconds(bot);
    long begin = System.nanoTime();
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      long due = begin + i * (1_000_000_000L / PER_SECOND);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      sent.add(new Sent(slack.say(i % 5 == 0 ? "!weather Oslo" : "!ping"), System.nanoTime()));
    }
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (slack.posted().size() < MESSAGES + 1 && System.nanoTime() < patience) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    int lost = MESSAGES + 1 - slack.posted().size();
    if (lost > 0) { // on a machine so busy that the bot reconnects; this fake delivers only once
      throw new IOException(
          lost + " messages were not answered: measure again on a calmer machine");
    }
    result.addProperty("loadCpuPercent", 100 * (cpuSeconds(bot) - cpu) / (MESSAGES / PER_SECOND));
    Map<String, Long> posted = new java.util.HashMap<>();
    slack.calls("chat.postMessage").forEach(c -> posted.put(c.get("thread_ts"), c.nanos()));
    for (int i = 0; i < MESSAGES; i++) {
      latencies[i] = posted.get(sent.get(i).ts()) - sent.get(i).nanos();
    }
    Arrays.sort(latencies);
    result.addProperty("replyP50Millis", millis(latencies[MESSAGES / 2]));
    result.addProperty("replyP99Millis", millis(latencies[MESSAGES * 99 / 100]));
    ask(slack, "!glossary add SLO = a goal", MESSAGES + 2);
    result.addProperty("rssMiBAfterLoad", rollup(bot, "Rss:"));
    result.addProperty("pssMiBAfterLoad", rollup(bot, "Pss:"));
    try (var tasks = Files.list(Path.of("/proc/" + bot.pid() + "/task"))) {
      result.addProperty("threads", tasks.count());
    }
    long stop = System.nanoTime();
    bot.destroy();
    result.addProperty("exitCode", bot.waitFor());
    result.addProperty("stopMillis", (System.nanoTime() - stop) / 1_000_000);
    return result;
  }

  private static void swallow(BufferedReader out) {
    try {
      while (out.readLine() != null) {
        // a full pipe would stop the bot
      }
    } catch (IOException e) {
      // the bot is gone
    }
  }

  private record Sent(String ts, long nanos) {}

  private static long ask(FakeSlack slack, String text, int replies) throws InterruptedException {
    long start = System.nanoTime();
    slack.say(text);
    while (slack.posted().size() < replies) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return System.nanoTime() - start;
  }

  private static double millis(long nanos) {
    return Math.round(nanos / 100_000.0) / 10.0;
  }

  /** User and system time of the process so far. */
  private static double cpuSeconds(Process bot) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + bot.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  private static double rollup(Process bot, String what) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + bot.pid() + "/smaps_rollup"))) {
      String line = lines.filter(l -> l.startsWith(what)).findFirst().orElseThrow();
      return Math.round(Long.parseLong(line.replaceAll("\\D", "")) / 102.4) / 10.0;
    }
  }
}
