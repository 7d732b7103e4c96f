package dev.firedrill.bot;

import dev.firedrill.bot.command.PluginLoader;
import dev.firedrill.bot.console.Console;
import dev.firedrill.bot.ops.LogSetup;
import dev.firedrill.bot.ops.Redaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the bot until SIGTERM, or a few commands from a terminal. {@code usage.txt} beside this
 * class is the list of options and exit codes.
 */
public final class Main {
  private static final int CANNOT_CONNECT = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Without options it is a bot, and everything comes from the environment. */
  public static void main(String[] args) throws InterruptedException, IOException {
    try {
      switch (args.length == 0 ? "" : args[0]) {
        case "" -> runBot(BotConfig.from(System.getenv()));
        case "--repl" -> converse();
        case "-c" -> System.exit(once(List.of(args)));
        case "--version" -> System.out.println(BuildVersion.read().text());
        case "--help", "-h" -> System.out.print(usage());
        default -> {
          System.err.print("I do not know the option " + args[0] + ".\n\n" + usage());
          System.exit(WRONG_USE);
        }
      }
    } catch (BadConfigurationException e) {
      e.mistakes().forEach(mistake -> System.err.println("configuration: " + mistake));
      System.exit(WRONG_USE);
    }
  }

  private static void runBot(BotConfig config) throws InterruptedException {
    Bot bot;
    try {
      bot = new Bot(config, PluginLoader.discover(loader()), BuildVersion.read());
    } catch (IOException e) {
      System.err.println("cannot listen on port " + config.port() + ": " + e.getMessage());
      System.exit(WRONG_USE);
      return;
    }
    System.out.println("{\"event\":\"listening\",\"port\":" + bot.port() + "}");
    var exitCode = new AtomicInteger();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(bot, exitCode), "stop"));
    try {
      bot.start();
    } catch (IOException e) {
      String base = config.slack().map(BotConfig.SlackAccess::apiBase).orElse("");
      fail("cannot connect to the workspace at " + base + ": " + e.getMessage(), exitCode);
    }
    try {
      bot.pushMetrics();
    } catch (IOException e) {
      fail("cannot push metrics, which are required: " + e.getMessage(), exitCode);
    }
    new CountDownLatch(1).await();
  }

  private static void fail(String why, AtomicInteger exitCode) {
    System.out.flush();
    System.err.println(Redaction.of(why));
    exitCode.set(CANNOT_CONNECT);
    System.exit(CANNOT_CONNECT);
  }

  /** Without the halt a JVM ended by SIGTERM reports 143, which supervisors count as a failure. */
  private static void stop(Bot bot, AtomicInteger exitCode) {
    try {
      bot.stop();
    } catch (InterruptedException e) {
      exitCode.set(CANNOT_CONNECT);
    }
    System.out.flush();
    Runtime.getRuntime().halt(exitCode.get());
  }

  private static int once(List<String> args)
      throws BadConfigurationException, InterruptedException {
    if (args.size() < 2) {
      System.err.println("-c needs a command, as in -c \"weather Oslo\"");
      return WRONG_USE;
    }
    return console().once(String.join(" ", args.subList(1, args.size())));
  }

  private static void converse()
      throws BadConfigurationException, IOException, InterruptedException {
    boolean person = System.console() != null && System.console().isTerminal();
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    console().converse(in, person ? "bot> " : "");
    System.exit(0);
  }

  private static Console console() throws BadConfigurationException {
    System.setProperty(LogSetup.TO_STDERR, "true"); // before the first logger is made
    BotConfig config = BotConfig.withoutSlack(System.getenv());
    var engine = new Engine(config, PluginLoader.discover(loader()), BuildVersion.read());
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    return new Console(engine, out, InstantSource.system());
  }

  private static ClassLoader loader() {
    return Main.class.getClassLoader();
  }

  private static String usage() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("usage.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
