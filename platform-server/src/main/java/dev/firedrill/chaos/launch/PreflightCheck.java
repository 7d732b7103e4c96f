package dev.firedrill.chaos.launch;

/** One thing that must hold before a team can take part, and what was found. */
public record PreflightCheck(String name, boolean ok, String detail) {
  static PreflightCheck of(String name, boolean ok, String whenOk, String otherwise) {
    return new PreflightCheck(name, ok, ok ? whenOk : otherwise);
  }
}
