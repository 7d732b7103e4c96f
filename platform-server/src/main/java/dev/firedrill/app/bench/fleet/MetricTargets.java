package dev.firedrill.app.bench.fleet;

import dev.firedrill.app.bench.kit.BenchLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the metrics of many bots on a loopback port each, in Prometheus' text and of the length
 * that the template bot's has. It answers as cheaply as can be, because it shares the machine with
 * what is measured. A line of numbers on standard input says which bots' queues are too long from
 * now on.
 */
public final class MetricTargets {
  private static final int BACKLOG = 50;
  private static final int LONGEST_HEAD = 2_048;

  private final Set<Integer> crossing = ConcurrentHashMap.newKeySet();

  private MetricTargets() {}

  /** Takes how many, and a file into which the ports are written once all are open. */
  public static void main(String[] words) throws IOException {
    BenchLog.warningsOnly();
    new MetricTargets().serve(Integer.parseInt(words[0]), Path.of(words[1]));
  }

  private void serve(int bots, Path ready) throws IOException {
    List<String> ports = new ArrayList<>();
    for (int bot = 0; bot < bots; bot++) {
      ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
      ports.add(Integer.toString(server.getLocalPort()));
      int number = bot;
      Thread.ofVirtual().start(() -> accept(server, number));
    }
    Path draft = ready.resolveSibling(ready.getFileName() + ".new");
    Files.write(draft, ports);
    Files.move(draft, ready, StandardCopyOption.ATOMIC_MOVE);
    try (Scanner orders = new Scanner(System.in, StandardCharsets.US_ASCII)) {
      while (orders.hasNextLine()) {
        Set<Integer> next = ConcurrentHashMap.newKeySet();
        try (Scanner numbers = new Scanner(orders.nextLine())) {
          while (numbers.hasNextInt()) {
            next.add(numbers.nextInt());
          }
        }
        crossing.retainAll(next);
        crossing.addAll(next);
      }
    }
  }

  private void accept(ServerSocket server, int bot) {
    BotPage page = new BotPage(bot);
    while (true) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client, page, bot));
      } catch (IOException broken) {
        System.err.println("bot " + bot + " is deaf: " + broken.getMessage());
        return;
      }
    }
  }

  private void answer(Socket client, BotPage page, int bot) {
    try (client) {
      client.setTcpNoDelay(true);
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[LONGEST_HEAD];
      OutputStream out = client.getOutputStream();
      while (passHead(in, buffer)) {
        page.answer(crossing.contains(bot), out);
      }
    } catch (IOException gone) {
      // The scraper hung up, as it may.
    }
  }

  /** Reads up to the empty line, as a whole mostly; false at the end of the connection. */
  private static boolean passHead(InputStream in, byte[] buffer) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int count = in.read(buffer);
      if (count < 0) {
        return false;
      }
      for (int i = Math.max(0, count - 4); i < count; i++) {
        newlines = buffer[i] == '\n' ? newlines + 1 : buffer[i] == '\r' ? newlines : 0;
      }
    }
    return true;
  }
}
