package dev.firedrill.workspace.disturbance;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.bots.About;
import dev.firedrill.workspace.bots.BotCall;
import dev.firedrill.workspace.bots.Delivery;
import dev.firedrill.workspace.bots.Tap;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the calls that another tap hears too. */
public record CountingTap(Tap next, GatewayCounts counts) implements Tap {
  @Override
  public void delivered(Delivery delivery, String track) {
    next.delivered(delivery, track);
  }

  @Override
  public void asked(UUID envelope, TeamEnvironment bot, String track, String payload, About about) {
    next.asked(envelope, bot, track, payload, about);
  }

  @Override
  public void acknowledged(TeamEnvironment bot, UUID envelope, @Nullable String payload) {
    next.acknowledged(bot, envelope, payload);
  }

  @Override
  public void written(TeamEnvironment bot, UUID envelope) {
    next.written(bot, envelope);
  }

  @Override
  public void called(BotCall call) {
    counts.answered(
        call.bot(),
        call.method(),
        Duration.between(call.at(), call.answeredAt()),
        call.error() != null);
    next.called(call);
  }

  @Override
  public void tick() {
    next.tick();
  }
}
