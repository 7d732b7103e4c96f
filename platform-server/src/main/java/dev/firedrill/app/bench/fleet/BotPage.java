package dev.firedrill.app.bench.fleet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one bot tells: as many samples, and about as many bytes, as the template bot after some
 * minutes of traffic (79 and 7,750). Counters grow with each answer; most gauges stay.
 */
final class BotPage {
  static final int SAMPLES = 79;

  private static final int FLAGS = 40;
  private static final int POOLS = 6;
  private static final List<String> OUTCOMES =
      List.of("ok", "degraded", "upstream_error", "bad_input", "off", "unknown");

  private final int bot;
  private long answers;

  BotPage(int bot) {
    this.bot = bot;
  }

  /** The whole answer with its head. */
  synchronized byte[] answer(boolean crosses) {
    answers++;
    StringBuilder text = new StringBuilder(8_000);
    head(text, "bot_commands_total", "Commands by how they ended", "counter");
    int plugin = 0;
    for (String outcome : OUTCOMES) {
      plugin++;
      line(
          text,
          "bot_commands_total{outcome=\"" + outcome + "\",plugin=\"weather\"}",
          answers * plugin + bot);
    }
    head(text, "flag_evaluations_total", "Feature flags evaluated", "counter");
    for (int flag = 0; flag < FLAGS; flag++) {
      line(
          text,
          "flag_evaluations_total{flag=\"plugin.number-"
              + flag
              + ".enabled\",reason=\"STATIC\",value=\"true\"}",
          flag % 4 == 0 ? answers : 126 + flag);
    }
    for (String what : List.of("committed", "init", "max", "used", "peak")) {
      String name = "jvm_memory_pool_" + what + "_bytes";
      head(text, name, "What is " + what + " of a memory pool of the virtual machine.", "gauge");
      for (int pool = 0; pool < POOLS; pool++) {
        line(
            text,
            name + "{pool=\"CodeHeap number " + pool + "\"}",
            3_407_872L + pool + (what.equals("used") ? answers % 100 * 4_096 : 0));
      }
    }
    head(text, "bot_load", "How much of its processor the bot uses", "gauge");
    text.append("bot_load ").append(0.1 + answers % 7 / 100.0).append('\n');
    head(text, "bot_connections", "Open connections to the chat", "gauge");
    line(text, "bot_connections", 1);
    head(text, "bot_queue_length", "Messages that wait to be answered", "gauge");
    text.append("bot_queue_length ").append(crosses ? "9.0" : "0.0").append('\n');
    byte[] body = text.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + body.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return all;
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String series, long value) {
    text.append(series).append(' ').append(value).append(".0\n");
  }
}
