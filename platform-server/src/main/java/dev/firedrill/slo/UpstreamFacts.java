package dev.firedrill.slo;

import java.time.Instant;
import java.util.List;

/**
 * What the stub upstreams tell bots: users know the truth and hold the bots' answers against it.
 */
public interface UpstreamFacts {
  /** Cities of which the weather is known; not empty. */
  List<String> cities();

  /** The temperature that the weather service tells of the city at this time. */
  double celsius(String city, Instant at);

  /** Words that the dictionary knows; not empty. */
  List<String> words();

  /** The definition that the dictionary gives of one of its words. */
  String definition(String word);
}
