package dev.firedrill.flag.ofrep;

import dev.firedrill.flag.ServedFlags;
import jakarta.servlet.http.HttpServlet;

/**
 * The OpenFeature Remote Evaluation Protocol, with which bots read their flags. The bearer token
 * says which environment's.
 */
public final class Ofrep {
  /** Where the servlet must be mapped: all flags at the path itself, one flag below it. */
  public static final String MAPPING = "/ofrep/v1/evaluate/flags/*";

  private Ofrep() {}

  public static HttpServlet servlet(ServedFlags flags) {
    return new OfrepServlet(flags);
  }
}
