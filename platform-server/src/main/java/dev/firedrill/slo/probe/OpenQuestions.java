package dev.firedrill.slo.probe;

import dev.firedrill.slo.ExpectedAnswers.Question;
import dev.firedrill.slo.SloSettings;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The requests to one bot whose outcome is not known yet. The first answer decides. Not for several
 * threads at once.
 */
final class OpenQuestions {
  private static final int EARLY_REPLIES = 256;

  /** A question that somebody asks a bot, counted at its intended time. One object per request. */
  static final class Asked {
    private final Instant intended;
    private final UserId asker;
    private final Question question;

    Asked(Instant intended, UserId asker, Question question) {
      this.intended = intended;
      this.asker = asker;
      this.question = question;
    }

    Instant intended() {
      return intended;
    }

    UserId asker() {
      return asker;
    }

    Question question() {
      return question;
    }
  }

  /** What the users' patience came to. */
  record Expired(List<Verdict> missing, List<Asked> neverSent) {}

  private record EarlyReply(String text, Instant at, String track) {}

  private final SloSettings settings;

  /** In the order in which they were begun. */
  private final Set<Asked> open = new LinkedHashSet<>();

  private final Map<MessageTs, Asked> sent = new HashMap<>();
  private final Map<Asked, MessageTs> tsOf = new HashMap<>();

  /** A quick bot answers before the platform's own call to post has returned. */
  private final Map<MessageTs, EarlyReply> early =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageTs, EarlyReply> eldest) {
          return size() > EARLY_REPLIES;
        }
      };

  OpenQuestions(SloSettings settings) {
    this.settings = settings;
  }

  void begin(Asked asked) {
    open.add(asked);
  }

  /** The question stands in chat under this ts; it may be answered already. */
  Optional<Verdict> sent(Asked asked, MessageTs ts) {
    if (!open.contains(asked)) {
      return Optional.empty();
    }
    EarlyReply reply = early.remove(ts);
    if (reply != null) {
      return Optional.of(decided(asked, reply.text(), reply.at(), reply.track()));
    }
    sent.put(ts, asked);
    tsOf.put(asked, ts);
    return Optional.empty();
  }

  /** The question could not be posted; false when it was given up before. */
  boolean failed(Asked asked) {
    return close(asked);
  }

  /** The bot's track wrote this; empty when it answers none of the open questions. */
  Optional<Verdict> reply(Message message, Instant at, String track) {
    MessageTs thread = message.threadTs();
    Asked asked = thread == null ? mentioned(message.text()) : sent.get(thread);
    if (asked != null) {
      return Optional.of(decided(asked, message.text(), at, track));
    }
    if (thread != null && open.size() > sent.size()) {
      early.put(thread, new EarlyReply(message.text(), at, track));
    }
    return Optional.empty();
  }

  private @Nullable Asked mentioned(String text) {
    for (Asked asked : open) {
      if (text.contains("<@" + asked.asker() + ">")) {
        return asked;
      }
    }
    return null;
  }

  /** Gives up what has waited for longer than users do; {@code routes} says who was told of it. */
  Expired expire(Instant now, Function<MessageTs, Optional<String>> routes) {
    Instant limit = now.minus(settings.patience());
    List<Verdict> missing = new ArrayList<>();
    List<Asked> neverSent = new ArrayList<>();
    for (Asked asked : List.copyOf(open)) {
      if (asked.intended().isBefore(limit)) {
        MessageTs ts = tsOf.get(asked);
        if (ts != null) {
          missing.add(Verdict.missing(asked, routes.apply(ts).orElse(null)));
        } else {
          neverSent.add(asked);
        }
        close(asked);
      }
    }
    if (open.isEmpty()) {
      early.clear();
    }
    return new Expired(missing, neverSent);
  }

  /** Gives up everything, because nobody will listen any more. */
  List<Asked> abandon() {
    List<Asked> all = List.copyOf(open);
    all.forEach(this::close);
    early.clear();
    return all;
  }

  int size() {
    return open.size();
  }

  /** How many are on their way into the chat. */
  int sending() {
    return open.size() - sent.size();
  }

  private Verdict decided(Asked asked, String reply, Instant at, String track) {
    close(asked);
    return Verdict.of(asked, reply, at, track, settings);
  }

  private boolean close(Asked asked) {
    MessageTs ts = tsOf.remove(asked);
    if (ts != null) {
      sent.remove(ts);
    }
    return open.remove(asked);
  }
}
