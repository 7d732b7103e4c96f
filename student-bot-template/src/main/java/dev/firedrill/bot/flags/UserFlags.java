package dev.firedrill.bot.flags;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What flags gave which user, and under which tag; bounded, so the one longest unasked goes. */
final class UserFlags {
  private static final int MOST = 5_000;

  private record Question(String key, String user) {}

  /**
   * A user's value.
   *
   * @param etag of the flags as they were when it was asked for
   */
  record Known(FlagValue value, @Nullable String etag) {}

  private final Map<Question, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Known> eldest) {
          return size() > MOST;
        }
      };

  synchronized @Nullable Known get(String key, String user) {
    return known.get(new Question(key, user));
  }

  synchronized void put(String key, String user, Known value) {
    known.put(new Question(key, user), value);
  }

  synchronized int size() {
    return known.size();
  }
}
