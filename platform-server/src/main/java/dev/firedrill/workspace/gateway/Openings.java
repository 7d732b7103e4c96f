package dev.firedrill.workspace.gateway;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Identifiers;
import dev.firedrill.workspace.MessageTs;
import dev.firedrill.workspace.UserId;
import dev.firedrill.workspace.bots.Interaction;
import dev.firedrill.workspace.bots.Interactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Begins interactions: what a response_url and a trigger_id stand for. */
final class Openings {
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

  private final Interactions interactions;
  private final Identifiers identifiers;
  private final Bases bases;
  private final InstantSource clock;
  private final AtomicReference<Instant> purgedAt = new AtomicReference<>(Instant.EPOCH);

  Openings(Interactions interactions, Identifiers identifiers, Bases bases, InstantSource clock) {
    this.interactions = interactions;
    this.identifiers = identifiers;
    this.bases = bases;
    this.clock = clock;
  }

  Interaction begin(
      TeamEnvironment bot, UserId user, @Nullable ChannelId channel, @Nullable MessageTs message) {
    Interaction interaction =
        new Interaction(identifiers.opaque(), bot, user, channel, message, clock.instant());
    interactions.add(interaction);
    // Only what is added here grows old, so this is where to clear away.
    Instant last = purgedAt.get();
    if (Duration.between(last, interaction.createdAt()).compareTo(PURGE_EVERY) >= 0
        && purgedAt.compareAndSet(last, interaction.createdAt())) {
      interactions.purge(interaction.createdAt());
    }
    return interaction;
  }

  String responseUrl(Interaction interaction) {
    return bases.of(interaction.bot()) + HookServlet.PATH + "/" + interaction.id();
  }
}
