package dev.firedrill.upstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A stub service that bots depend on. The metrics sink takes what bots push, the rest answer. */
public enum UpstreamService {
  WEATHER,
  DICTIONARY,
  WIKI,
  IMAGE,
  GITHUB,
  METRICS_SINK;

  /** As in a URL and in a scenario's arguments. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The service of this word; empty when there is none. */
  public static Optional<UpstreamService> of(String word) {
    return Arrays.stream(values()).filter(service -> service.word().equals(word)).findFirst();
  }
}
