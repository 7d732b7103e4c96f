package dev.firedrill.upstream;

import java.util.Locale;

/** A stub service that bots depend on. */
public enum UpstreamService {
  WEATHER,
  DICTIONARY,
  WIKI,
  IMAGE,
  GITHUB;

  /** As in a URL and in a scenario's arguments. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
