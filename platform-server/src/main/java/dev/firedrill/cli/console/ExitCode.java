package dev.firedrill.cli.console;

/** How a command ended, for scripts. The numbers are stable. */
public enum ExitCode {
  OK(0, "done"),
  FAILED(1, "it failed; the sentence on stderr says why"),
  USAGE(2, "the command line is not understood"),
  REFUSED(3, "not signed in, or not allowed"),
  NOT_FOUND(4, "there is no such thing, or it is not yours"),
  CONFLICT(5, "it collides with the present state: another deployment, a freeze, a newer version"),
  DEPLOYMENT_FAILED(6, "the deployment failed or was aborted"),
  UNREACHABLE(7, "the server cannot be reached");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }
}
