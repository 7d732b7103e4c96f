package dev.firedrill.kernel;

import java.util.Map;

/**
 * A failure that is told to the caller in one clear sentence: it names the value, the rule and the
 * mend. Carries no secret, because its detail reaches people.
 */
public final class Failure extends RuntimeException {
  private final ProblemCode code;
  private final transient Map<String, Object> extensions;

  public Failure(ProblemCode code, String detail) {
    this(code, detail, Map.of());
  }

  /** The extensions become members of the problem document, so they must be plain JSON values. */
  public Failure(ProblemCode code, String detail, Map<String, Object> extensions) {
    super(detail);
    this.code = code;
    this.extensions = Map.copyOf(extensions);
  }

  public static Failure invalid(String detail) {
    return new Failure(ProblemCode.INVALID_INPUT, detail);
  }

  public static Failure notFound(String detail) {
    return new Failure(ProblemCode.NOT_FOUND, detail);
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Map<String, Object> extensions() {
    return extensions;
  }
}
