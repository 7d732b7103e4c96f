package dev.firedrill.bot;

import dev.firedrill.bot.plugin.Plugin;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the bot until SIGTERM. Exit codes: 0 stopped as asked, 1 cannot connect (try again), 2 the
 * configuration is wrong (trying again is of no use).
 */
public final class Main {
  private Main() {}

  /** Takes no arguments; everything comes from the environment. */
  public static void main(String[] args) throws InterruptedException {
    try {
      run(BotConfig.from(System.getenv()));
    } catch (BadConfigurationException e) {
      e.mistakes().forEach(mistake -> System.err.println("configuration: " + mistake));
      System.exit(2);
    }
  }

  private static void run(BotConfig config) throws InterruptedException {
    List<Plugin> plugins =
        ServiceLoader.load(Plugin.class).stream().map(ServiceLoader.Provider::get).toList();
    Bot bot;
    try {
      bot = new Bot(config, plugins, BuildVersion.read());
    } catch (IOException e) {
      System.err.println("cannot listen on port " + config.port() + ": " + e.getMessage());
      System.exit(2);
      return;
    }
    System.out.println("{\"event\":\"listening\",\"port\":" + bot.port() + "}");
    var exitCode = new AtomicInteger();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot, exitCode), "stop"));
    try {
      bot.start();
    } catch (IOException e) {
      System.out.flush();
      System.err.println(
          "cannot connect to the workspace at " + config.slackApiBase() + ": " + e.getMessage());
      exitCode.set(1);
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  /** Without the halt a JVM ended by SIGTERM reports 143, which supervisors count as a failure. */
  private static void stop(Bot bot, AtomicInteger exitCode) {
    try {
      bot.stop();
    } catch (InterruptedException e) {
      exitCode.set(1);
    }
    System.out.flush();
    Runtime.getRuntime().halt(exitCode.get());
  }
}
