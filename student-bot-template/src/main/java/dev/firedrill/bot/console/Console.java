package dev.firedrill.bot.console;

import dev.firedrill.bot.Engine;
import dev.firedrill.bot.command.Answer;
import dev.firedrill.bot.command.CommandLine;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers commands from a terminal, as user {@code console} in a channel of that name. */
public final class Console {
  private static final String NAME = "console";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How a single command ends the process. */
  private static final int ANSWERED = 0;

  private static final int FAILED = 3;
  private static final int UNKNOWN = 4;

  private final Engine engine;
  private final PrintStream out;
  private final InstantSource clock;
  private int asked;

  /** A console that prints answers and nothing else. */
  public Console(Engine engine, PrintStream out, InstantSource clock) {
    this.engine = engine;
    this.out = out;
    this.clock = clock;
  }

  /**
   * Answers one command.
   *
   * @return the exit code: 0 answered, 3 it failed, 4 there is no such command
   */
  public int once(String command) throws InterruptedException {
    start();
    try {
      return answer(command);
    } finally {
      stop();
    }
  }

  /**
   * Answers line by line until the input ends or says {@code exit}.
   *
   * @param prompt what to print before each line
   */
  public void converse(BufferedReader in, String prompt) throws IOException, InterruptedException {
    start();
    try {
      out.print(prompt);
      out.flush();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.strip().equals("exit")) {
          return;
        }
        if (!line.isBlank()) {
          answer(line);
        }
        out.print(prompt);
        out.flush();
      }
    } finally {
      stop();
    }
  }

  private int answer(String text) {
    Optional<CommandLine> command = CommandLine.ofSlash(text);
    if (command.isEmpty()) {
      out.println("I do not understand that. Try help.");
      return UNKNOWN;
    }
    asked++;
    var request = new Request(id(), command.get().text(), NAME, NAME, null);
    var answer = new CompletableFuture<Answer>();
    engine.router().answer(command.get(), request, answer::complete);
    print(answer.join().reply());
    return switch (answer.join().outcome()) {
      case OK, OFF -> ANSWERED;
      case FAILED, CRASHED, LATE, BUSY -> FAILED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  private void print(Reply reply) {
    out.println(reply.text());
    if (!reply.reactions().isEmpty()) {
      out.println("[" + String.join("] [", reply.reactions()) + "]");
    }
    try {
      reply.whenPosted().at(NAME, id());
    } catch (PluginFailure e) {
      out.println(e.getMessage());
    }
  }

  /** Grows from line to line and from start to start, as Slack's time stamps do. */
  private String id() {
    return "%d.%06d".formatted(clock.instant().getEpochSecond(), asked);
  }

  private void start() throws InterruptedException {
    Messenger messenger =
        (user, channel, thread, text) -> {
          out.println(text);
          return CompletableFuture.completedFuture(true);
        };
    engine.start(messenger, Optional::of);
  }

  private void stop() throws InterruptedException {
    engine.finish(PATIENCE);
    engine.stop();
  }
}
