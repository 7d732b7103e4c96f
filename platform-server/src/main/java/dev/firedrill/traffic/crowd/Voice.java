package dev.firedrill.traffic.crowd;

import dev.firedrill.traffic.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** How the arrivals of one kind of stretch become messages. */
interface Voice {
  /** A message beyond what was intended. */
  record Extra(Stretch stretch, Instant at) {}

  /** Says what somebody says who came at that time; false when the chat did not take it. */
  boolean say(Stretch stretch, Instant intended, RandomGenerator random);

  /** Says what is due by now beyond the arrivals; what it was. Must not wait. */
  List<Extra> more(Instant now, Executor lane);

  /** Nothing more is said of this stretch. */
  void end(String operationKey);
}
