package dev.firedrill.cli.console;

import java.io.PrintStream;

/** Writes for people: results to stdout, remarks and progress to stderr. */
public final class Console {
  private final Surroundings around;
  private boolean progressShown;

  public Console(Surroundings around) {
    this.around = around;
  }

  public Surroundings around() {
    return around;
  }

  /** A line of the result. */
  public void line(String text) {
    endProgress();
    around.out().println(text);
    around.out().flush();
  }

  /** A remark that is not part of the result. */
  public void remark(String text) {
    endProgress();
    around.err().println(text);
    around.err().flush();
  }

  /** A line that replaces the one before while something goes on; only where a person watches. */
  public void progress(String text) {
    if (around.terminal().showsErrors()) {
      around.err().print("\r" + text + "\u001b[K");
      around.err().flush();
      progressShown = true;
    }
  }

  /** Empties the screen where a person looks at one; elsewhere an empty line parts what follows. */
  public void afresh() {
    endProgress();
    around.out().print(plain() ? "\n" : "\u001b[H\u001b[2J");
    around.out().flush();
  }

  private boolean plain() {
    return !around.terminal().showsOutput() || "dumb".equals(around.environment().get("TERM"));
  }

  private void endProgress() {
    if (progressShown) {
      around.err().print("\r\u001b[K");
      around.err().flush();
      progressShown = false;
    }
  }

  /** The text in that style where the result is read by a person who wants colors. */
  public String styled(Style style, String text) {
    return !text.isEmpty() && colors(around.terminal().showsOutput()) ? style.on(text) : text;
  }

  private boolean colors(boolean seen) {
    return seen
        && !around.environment().containsKey("NO_COLOR")
        && !"dumb".equals(around.environment().get("TERM"));
  }

  /** How every error looks. */
  public static void error(PrintStream err, String sentence) {
    err.println("firedrill: " + Printable.line(sentence));
    err.flush();
  }
}
