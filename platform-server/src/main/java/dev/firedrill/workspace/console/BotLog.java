package dev.firedrill.workspace.console;

import dev.firedrill.kernel.IdSource;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.bots.BotCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The last exchanges of one bot. Thread-safe; no call waits for anything but another of these. */
final class BotLog {
  /** In characters, so that a bot with large payloads does not fill the memory. */
  private static final int LARGEST = 512 * 1024;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A call that does not say what it is about belongs to what the bot was told so lately. */
  private static final Duration LATELY = Duration.ofSeconds(30);

  private static final Set<String> ANSWERS =
      Set.of("chat.postMessage", "chat.postEphemeral", "response_url", "message");

  /** How a bot comes and goes, never about what it was told. */
  private static final Set<String> HOUSEKEEPING =
      Set.of("api.test", "auth.test", "apps.connections.open", "rtm.connect", "rtm.start");

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<UUID, Entry> byId = new HashMap<>();
  private int size;
  private boolean changed;
  private Instant toldAt = Instant.MIN;
  private Instant watchedUntil = Instant.MIN;

  synchronized @Nullable Entry find(UUID id) {
    return byId.get(id);
  }

  synchronized void begin(Entry entry) {
    entries.addLast(entry);
    byId.put(entry.id, entry);
    grew(entry.size());
  }

  synchronized void sentAgain(Entry entry, String track, int attempt, boolean afresh, Instant now) {
    entry.sentAgain(track, attempt, afresh, now);
    changed = true;
  }

  synchronized void acknowledged(UUID id, Instant now, @Nullable String payload) {
    Entry entry = byId.get(id);
    if (entry == null) {
      return;
    }
    int before = entry.size();
    entry.acknowledged(now, payload);
    grew(entry.size() - before);
    if (entry.isOnTime() && isIdleEcho(entry)) {
      forget(entry);
    }
  }

  synchronized void written(UUID id) {
    Entry entry = byId.get(id);
    if (entry != null) {
      entry.written();
      changed = true;
      if (isIdleEcho(entry)) {
        forget(entry);
      }
    }
  }

  /** What the bot hears of itself is of interest only when something goes wrong with it. */
  private static boolean isIdleEcho(Entry entry) {
    return entry.isEcho()
        && entry.isIdle()
        && entry.about != null
        && entry.about.replayOf() == null;
  }

  private void forget(Entry entry) {
    // The newest but a few: found from the end.
    if (entries.removeLastOccurrence(entry)) {
      byId.remove(entry.id);
      size -= entry.size();
    }
  }

  /** Adds the call to what it is about, or as an exchange of its own of this id. */
  synchronized void called(BotCall call, int length, IdSource ids) {
    Entry cause = HOUSEKEEPING.contains(call.method()) ? null : cause(call);
    if (cause == null) {
      Entry own = new Entry(ids.next(), call.bot(), call.at(), null, call.track(), "");
      own.add(call, length, false);
      begin(own);
      return;
    }
    cause.add(call, length, call.error() == null && ANSWERS.contains(call.method()));
    grew(length);
  }

  private @Nullable Entry cause(BotCall call) {
    Map<String, String> arguments = call.arguments();
    String interaction =
        call.interaction() == null ? arguments.get("trigger_id") : call.interaction();
    if (interaction != null) {
      return newest(it -> it.about != null && interaction.equals(it.about.interaction()));
    }
    String channel = arguments.get("channel");
    if (channel == null) {
      return newest(it -> isOpen(it, call, Exchange.LIMIT));
    }
    Predicate<Entry> there =
        it -> it.about != null && !it.isEcho() && new ChannelId(channel).equals(it.about.channel());
    for (String name : List.of("thread_ts", "timestamp", "ts", "message_ts")) {
      Optional<MessageTs> ts = Optional.ofNullable(arguments.get(name)).flatMap(MessageTs::parse);
      if (ts.isPresent()) {
        Entry found = newest(there.and(it -> it.isAbout(ts.get())));
        if (found != null) {
          return found;
        }
      }
    }
    return arguments.containsKey("thread_ts")
        ? null
        : newest(there.and(it -> isOpen(it, call, LATELY)));
  }

  private static boolean isOpen(Entry entry, BotCall call, Duration age) {
    return entry.about != null
        && !entry.isEcho()
        && !entry.isReplied()
        && entry.isOf(call.track())
        && entry.isYoungerThan(age, call.at());
  }

  private @Nullable Entry newest(Predicate<Entry> which) {
    for (Iterator<Entry> all = entries.descendingIterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (which.test(entry)) {
        return entry;
      }
    }
    return null;
  }

  private void grew(int by) {
    changed = true;
    size += by;
    while (entries.size() > Console.KEPT || (size > LARGEST && entries.size() > 1)) {
      Entry oldest = entries.removeFirst();
      byId.remove(oldest.id);
      size -= oldest.size();
    }
  }

  /** Newest first. */
  synchronized List<Exchange> latest(int limit, @Nullable UUID before, Instant now) {
    watchedUntil = now.plus(HOUR);
    List<Exchange> found = new ArrayList<>();
    boolean begun = before == null || !byId.containsKey(before);
    for (Iterator<Entry> all = entries.descendingIterator();
        all.hasNext() && found.size() < limit; ) {
      Entry entry = all.next();
      if (begun) {
        found.add(entry.read());
      }
      begun |= entry.id.equals(before);
    }
    return found;
  }

  synchronized Optional<Exchange> read(UUID id) {
    return Optional.ofNullable(byId.get(id)).map(Entry::read);
  }

  synchronized Optional<Exchange> ofInteraction(String interaction) {
    return Optional.ofNullable(
            newest(it -> it.about != null && interaction.equals(it.about.interaction())))
        .map(Entry::read);
  }

  /** The newest exchange when there is news for those who watch. */
  synchronized Optional<UUID> news(Instant now) {
    boolean due = changed && now.isBefore(watchedUntil) && !toldAt.plus(SECOND).isAfter(now);
    if (!due || entries.isEmpty()) {
      return Optional.empty();
    }
    changed = false;
    toldAt = now;
    return Optional.of(entries.getLast().id);
  }
}
