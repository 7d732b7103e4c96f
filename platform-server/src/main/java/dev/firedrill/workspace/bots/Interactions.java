package dev.firedrill.workspace.bots;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.workspace.BotView;
import dev.firedrill.workspace.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stored interactions and the views they open. */
public interface Interactions {
  /** How long a response_url works, and how often. */
  Duration RESPONSE_LIFE = Duration.ofMinutes(30);

  int RESPONSE_USES = 5;

  /** How long a trigger_id works. */
  Duration TRIGGER_LIFE = Duration.ofSeconds(3);

  /** What became of a trigger_id. */
  sealed interface Trigger {
    record Valid(Interaction interaction) implements Trigger {}

    record Expired() implements Trigger {}

    record AlreadyUsed() implements Trigger {}

    record Unknown() implements Trigger {}
  }

  void add(Interaction interaction);

  /** Counts one use of a response_url; empty when it is unknown, too old or used up. */
  Optional<Interaction> useResponse(String id, Instant now);

  /** Uses a trigger up; one of another bot is unknown. */
  Trigger useTrigger(String id, TeamEnvironment bot, Instant now);

  /** Adds the view or replaces the one of its id. */
  void saveView(BotView view);

  /** A view of this team, open or not. */
  Optional<BotView> view(TeamId team, String id);

  Optional<BotView> viewByExternalId(TeamEnvironment bot, String externalId);

  Optional<BotView> home(TeamEnvironment bot, UserId user);

  void purge(Instant now);
}
