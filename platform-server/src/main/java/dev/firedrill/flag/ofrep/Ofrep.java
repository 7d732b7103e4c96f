package dev.firedrill.flag.ofrep;

import dev.firedrill.flag.ServedFlags;
import dev.firedrill.flag.exposure.Exposures;
import jakarta.servlet.http.HttpServlet;

/**
 * The OpenFeature Remote Evaluation Protocol, with which bots read their flags. The bearer token
 * says which environment's.
 */
public final class Ofrep {
  /**
   * Where the servlet must be mapped: all flags at {@code evaluate/flags}, one flag below it, and
   * beside the protocol {@code counts}, where a bot reports what it evaluated by itself.
   */
  public static final String MAPPING = "/ofrep/v1/*";

  private Ofrep() {}

  public static HttpServlet servlet(ServedFlags flags, Exposures exposures) {
    return new OfrepServlet(flags, exposures);
  }
}
