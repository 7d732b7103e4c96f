package dev.firedrill.traffic.crowd;

import dev.firedrill.kernel.WorkLane;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.traffic.Stretch;
import dev.firedrill.workspace.MessagePosted;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.VisitingBots;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.disturbance.ChatEffect.MessagesStorming;
import dev.firedrill.workspace.disturbance.RuleBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A foreign bot that floods a channel, and answers whoever answers it. */
final class StormVoice implements Voice {
  private static final Logger LOG = LoggerFactory.getLogger(StormVoice.class);
  private static final int REMEMBERED = 2_000;

  /** What a storm has said and may say yet because it was answered. */
  private static final class Storm {
    final Stretch stretch;
    final UserId author;
    final UserId bot;
    final Map<MessageTs, Boolean> said =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<MessageTs, Boolean> eldest) {
            return size() > REMEMBERED;
          }
        };
    int answered;
    double allowed;
    Instant allowedAt = Instant.EPOCH;

    Storm(Stretch stretch, UserId author, UserId bot) {
      this.stretch = stretch;
      this.author = author;
      this.bot = bot;
    }

    boolean speaksAs(Storm other) {
      return author.equals(other.author) && stretch.bot().equals(other.stretch.bot());
    }

    synchronized void said(MessageTs ts) {
      said.put(ts, true);
    }

    /** Whether this answers the storm. */
    synchronized void heard(MessagePosted event) {
      MessageTs thread = event.message().threadTs();
      boolean toUs =
          (thread != null && said.containsKey(thread))
              || event.message().text().contains("<@" + author + ">");
      if (toUs && event.message().author().equals(bot)) {
        answered++;
      }
    }

    /** How many answers are due, at most so many a second; the rest is forgotten. */
    synchronized int due(Instant now, double most) {
      double passed = Math.max(0, Duration.between(allowedAt, now).toNanos() / 1e9);
      allowed = Math.min(most, allowed + passed * most);
      allowedAt = now;
      int due = (int) Math.min(answered, allowed);
      allowed -= due;
      answered = 0;
      return due;
    }
  }

  private final Workspaces workspaces;
  private final VisitingBots visitors;
  private final RuleBoard board;
  private final Map<String, Storm> storms = new ConcurrentHashMap<>();

  StormVoice(Workspaces workspaces, VisitingBots visitors, RuleBoard board) {
    this.workspaces = workspaces;
    this.visitors = visitors;
    this.board = board;
  }

  @Override
  public boolean say(Stretch stretch, Instant intended, RandomGenerator random) {
    Optional<MessagesStorming> rule = board.of(stretch.bot(), MessagesStorming.class);
    if (rule.isEmpty()) {
      return false;
    }
    Storm storm = storms.get(stretch.operationKey());
    post(storm == null ? begin(stretch, rule.get()) : storm, rule.get());
    return true;
  }

  /** Nobody is sent away, as {@link #end} does, between coming and being known. */
  private synchronized Storm begin(Stretch stretch, MessagesStorming rule) {
    Storm known = storms.get(stretch.operationKey());
    if (known != null) {
      return known;
    }
    TeamEnvironment bot = stretch.bot();
    Storm storm =
        new Storm(
            stretch,
            visitors.visit(bot, handle(rule.name()), rule.name()),
            workspaces.botUser(bot.team(), bot.environment()));
    storms.put(stretch.operationKey(), storm);
    return storm;
  }

  private static String handle(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private void post(Storm storm, MessagesStorming rule) {
    storm.said(
        workspaces
            .post(
                NewMessage.of(
                    workspaces.usersChannel(storm.stretch.bot()).id(), storm.author, rule.text()))
            .ts());
  }

  /** Somebody wrote in some chat. Called on the writer's thread, so it must be short. */
  void heard(MessagePosted event) {
    storms.values().forEach(storm -> storm.heard(event));
  }

  @Override
  public List<Extra> more(Instant now, Executor lane) {
    List<Extra> all = new ArrayList<>();
    for (Storm storm : storms.values()) {
      board
          .of(storm.stretch.bot(), MessagesStorming.class)
          .ifPresent(rule -> {
            for (int i = storm.due(now, rule.answers()); i > 0; i--) {
              all.add(new Extra(storm.stretch, now));
              lane.execute(() -> WorkLane.runs(() -> answer(storm, rule)));
            }
          });
    }
    return all;
  }

  private void answer(Storm storm, MessagesStorming rule) {
    try {
      post(storm, rule);
    } catch (RuntimeException failure) {
      // The edge of a thread: one answer less.
      LOG.debug("the storm could not answer", failure);
    }
  }

  @Override
  public synchronized void end(String operationKey) {
    Storm gone = storms.remove(operationKey);
    // The next epoch of a storm speaks as the same foreign bot, and has often begun by now.
    if (gone != null && storms.values().stream().noneMatch(gone::speaksAs)) {
      visitors.dismiss(gone.stretch.bot(), gone.author);
    }
  }
}
