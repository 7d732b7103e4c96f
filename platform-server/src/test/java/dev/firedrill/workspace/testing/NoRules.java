package dev.firedrill.workspace.testing;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.ChatRules;
import dev.firedrill.workspace.disturbance.Interference;
import dev.firedrill.workspace.disturbance.RuleBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A chat that nothing disturbs. */
public final class NoRules implements ChatRules {
  public static Interference interference() {
    return new Interference(
        new RuleBoard(new NoRules(), () -> Instant.EPOCH), new Random(1), (Duration _) -> {});
  }

  @Override
  public List<ChatRule> all() {
    return List.of();
  }

  @Override
  public Optional<ChatRule> find(TeamEnvironment bot, ChatEffect.Kind kind) {
    return Optional.empty();
  }

  @Override
  public boolean put(ChatRule rule) {
    throw new UnsupportedOperationException("no rule is wanted here");
  }

  @Override
  public boolean removeIfOwnedBy(TeamEnvironment bot, ChatEffect.Kind kind, String operationKey) {
    return true;
  }
}
