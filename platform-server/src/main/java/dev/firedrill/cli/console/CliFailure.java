package dev.firedrill.cli.console;

/** Ends a command with one clear sentence on stderr. */
public final class CliFailure extends RuntimeException {
  private final ExitCode code;

  public CliFailure(ExitCode code, String sentence) {
    super(sentence);
    this.code = code;
  }

  public static CliFailure usage(String sentence) {
    return new CliFailure(ExitCode.USAGE, sentence);
  }

  public ExitCode code() {
    return code;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
