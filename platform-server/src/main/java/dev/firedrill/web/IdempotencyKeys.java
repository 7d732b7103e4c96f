package dev.firedrill.web;

import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The stored answers to requests that may come again. */
public interface IdempotencyKeys {
  /** How long an answer is given again. */
  Duration KEPT = Duration.ofHours(24);

  /** After this long a request that has no answer yet is taken to have died with its server. */
  Duration ABANDONED = Duration.ofMinutes(2);

  /** An answer as it was sent; headers are {@code Name: value}. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes to hand on, never compared.
  record Answer(int status, List<String> headers, byte[] body) {}

  /** What is known of a key. */
  sealed interface Claim {
    /** The key is now the caller's, who must complete or release it. */
    record Fresh() implements Claim {}

    /** The same request was answered before. */
    record Answered(Answer answer) implements Claim {}

    /** The same request is being worked on. */
    record InProgress() implements Claim {}

    /** Another request had this key. */
    record Other() implements Claim {}
  }

  /** Claims the key for a request; at most one of many simultaneous claims is fresh. */
  Claim claim(PersonId person, String key, String requestHash, Instant now);

  void complete(PersonId person, String key, Answer answer);

  void release(PersonId person, String key);

  /** Deletes the keys that were claimed before this time; returns how many. */
  int forget(Instant before);
}
