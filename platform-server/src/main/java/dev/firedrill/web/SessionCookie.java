package dev.firedrill.web;

/** The cookie that carries a session. */
public final class SessionCookie {
  public static final String NAME = "firedrill_session";

  private SessionCookie() {}
}
