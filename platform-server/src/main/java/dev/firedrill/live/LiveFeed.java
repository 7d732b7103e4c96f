package dev.firedrill.live;

/**
 * Tells open pages that something changed. Publishing never waits for a reader and never fails for
 * one. What is told is a hint on top of the REST API: a page that missed it fetches anew.
 */
@FunctionalInterface
public interface LiveFeed {
  void publish(LiveEvent event);
}
