package dev.firedrill.app.bench.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one bot tells: as many samples, and about as many bytes, as the template bot after some
 * minutes of traffic (79 and 7,750). Counters grow with each answer; most gauges stay. Only the
 * numbers that change are written anew: it is not the bots that are measured.
 */
final class BotPage {
  static final int SAMPLES = 79;

  private static final int FLAGS = 40;

  /** One of so many flags is asked for. */
  private static final int ASKED_FLAGS = 4;

  private static final long USED = 3_407_872L;
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n"
          + "Content-Length: ";
  private static final int POOLS = 6;
  private static final List<String> OUTCOMES =
      List.of("ok", "degraded", "upstream_error", "bad_input", "off", "unknown");

  /** Stands where a number comes that changes. */
  private static final char CHANGES = '\1';

  /** What never changes, in between the numbers that do; the same for all bots. */
  private static final List<byte[]> FIXED = fixed();

  private static final int MOST_NUMBERS = 400;

  private final int bot;
  private final byte[] body =
      new byte[FIXED.stream().mapToInt(part -> part.length).sum() + MOST_NUMBERS];
  private int length;
  private int part;
  private long answers;

  BotPage(int bot) {
    this.bot = bot;
  }

  /** Writes the whole answer with its head. */
  synchronized void answer(boolean crosses, OutputStream out) throws IOException {
    answers++;
    length = 0;
    part = 0;
    for (int plugin = 1; plugin <= OUTCOMES.size(); plugin++) {
      number(answers * plugin + bot);
    }
    for (int flag = 0; flag < FLAGS; flag += ASKED_FLAGS) {
      number(answers);
    }
    for (int pool = 0; pool < POOLS; pool++) {
      number(USED + pool + answers % 100 * 4_096);
    }
    number(answers % 7);
    number(crosses ? 9 : 0);
    fixedPart();
    byte[] head = (HEAD + length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(body, 0, all, head.length, length);
    out.write(all);
  }

  private void fixedPart() {
    byte[] fixed = FIXED.get(part++);
    System.arraycopy(fixed, 0, body, length, fixed.length);
    length += fixed.length;
  }

  private void number(long value) {
    fixedPart();
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      body[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }

  private static List<byte[]> fixed() {
    StringBuilder text = new StringBuilder(8_000);
    head(text, "bot_commands_total", "Commands by how they ended", "counter");
    for (String outcome : OUTCOMES) {
      changing(text, "bot_commands_total{outcome=\"" + outcome + "\",plugin=\"weather\"}");
    }
    head(text, "flag_evaluations_total", "Feature flags evaluated", "counter");
    for (int flag = 0; flag < FLAGS; flag++) {
      String series =
          "flag_evaluations_total{flag=\"plugin.number-"
              + flag
              + ".enabled\",reason=\"STATIC\",value=\"true\"}";
      if (flag % ASKED_FLAGS == 0) {
        changing(text, series);
      } else {
        line(text, series, 126 + flag);
      }
    }
    for (String what : List.of("committed", "init", "max", "used", "peak")) {
      String name = "jvm_memory_pool_" + what + "_bytes";
      head(text, name, "What is " + what + " of a memory pool of the virtual machine.", "gauge");
      for (int pool = 0; pool < POOLS; pool++) {
        String series = name + "{pool=\"CodeHeap number " + pool + "\"}";
        if (what.equals("used")) {
          changing(text, series);
        } else {
          line(text, series, USED + pool);
        }
      }
    }
    head(text, "bot_load", "How much of its processor the bot uses", "gauge");
    text.append("bot_load 0.1").append(CHANGES).append('\n');
    head(text, "bot_connections", "Open connections to the chat", "gauge");
    line(text, "bot_connections", 1);
    head(text, "bot_queue_length", "Messages that wait to be answered", "gauge");
    changing(text, "bot_queue_length");
    return Stream.of(text.toString().split(String.valueOf(CHANGES), -1))
        .map(part -> part.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private static void changing(StringBuilder text, String series) {
    text.append(series).append(' ').append(CHANGES).append(".0\n");
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String series, long value) {
    text.append(series).append(' ').append(value).append(".0\n");
  }
}
