package dev.firedrill.cli;

import dev.firedrill.cli.console.Terminal;
import java.io.Console;
import java.util.Optional;

/**
 * The terminal of this process. Java knows only whether stdin and stdout are both one, so the
 * launcher says which streams are: {@code 0}, {@code 1} and {@code 2} for those that are.
 */
record ProcessTerminal(boolean in, boolean out, boolean err) implements Terminal {
  static ProcessTerminal of(String streams) {
    return new ProcessTerminal(streams.contains("0"), streams.contains("1"), streams.contains("2"));
  }

  @Override
  public boolean showsOutput() {
    return out;
  }

  @Override
  public boolean showsErrors() {
    return err;
  }

  @Override
  public boolean canAsk() {
    return in && out && console().isPresent();
  }

  @Override
  public Optional<String> ask(String question) {
    return console().map(console -> console.readLine("%s", question));
  }

  @Override
  public Optional<String> askSecretly(String question) {
    return console().map(console -> console.readPassword("%s", question)).map(String::new);
  }

  // Which of both it does where nobody is there depends on the JDK's console provider.
  @SuppressWarnings("SystemConsoleNull")
  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
