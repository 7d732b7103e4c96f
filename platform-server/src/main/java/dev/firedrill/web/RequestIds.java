package dev.firedrill.web;

import org.slf4j.MDC;

/** The id of the request that this thread works on; each log line and each problem carries it. */
public final class RequestIds {
  /** The key of the id in the log's context. */
  public static final String MDC_KEY = "requestId";

  public static final String HEADER = "X-Request-Id";

  private RequestIds() {}

  /** The id, or {@code -} outside of a request. */
  public static String current() {
    String id = MDC.get(MDC_KEY);
    return id == null ? "-" : id;
  }
}
