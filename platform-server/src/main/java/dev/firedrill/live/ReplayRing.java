package dev.firedrill.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frames of the last minutes, for those who come back. Of coalesced frames only the latest is
 * kept. Not safe for threads.
 */
final class ReplayRing {
  private final int largest;
  private final Duration longest;
  private final Map<Object, Frame> frames = new LinkedHashMap<>();
  private long lostUpTo;

  /** Nothing up to this sequence id can be replayed. */
  ReplayRing(int largest, Duration longest, long lostUpTo) {
    this.largest = largest;
    this.longest = longest;
    this.lostUpTo = lostUpTo;
  }

  void add(Frame frame) {
    // Removed first, so that the frames stay in the order of their ids.
    frames.remove(frame.key());
    frames.put(frame.key(), frame);
    if (frames.size() > largest) {
      Iterator<Frame> oldest = frames.values().iterator();
      lostUpTo = oldest.next().seq();
      oldest.remove();
    }
  }

  void dropOlderThan(Instant now) {
    Instant start = now.minus(longest);
    Iterator<Frame> oldest = frames.values().iterator();
    while (oldest.hasNext()) {
      Frame frame = oldest.next();
      if (frame.at().isAfter(start)) {
        return;
      }
      lostUpTo = frame.seq();
      oldest.remove();
    }
  }

  /** Whether everything after this id is still here. */
  boolean reaches(long lastSeen) {
    return lastSeen >= lostUpTo;
  }

  List<Frame> after(long lastSeen) {
    return frames.values().stream().filter(frame -> frame.seq() > lastSeen).toList();
  }
}
