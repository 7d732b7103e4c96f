package dev.firedrill.app.config;

import org.jspecify.annotations.Nullable;

/** Your own PostgreSQL (15 or newer); without a url Firedrill starts the one it brings. */
public record DatabaseConfiguration(
    @Nullable String url, @Nullable String user, @Nullable String password) {
  @Override
  public String toString() {
    return "DatabaseConfiguration[url=" + url + ", user=" + user + ", password=[REDACTED]]";
  }
}
