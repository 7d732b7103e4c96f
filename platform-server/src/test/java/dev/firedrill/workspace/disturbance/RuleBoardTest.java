package dev.firedrill.workspace.disturbance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.team.TeamId;
import dev.firedrill.testing.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleBoardTest {
  private static final ChatEffect FLAPPING = new ChatEffect.SocketsFlapping(Duration.ofSeconds(9));

  private final TeamEnvironment bot = TeamEnvironment.production(new TeamId(UUID.randomUUID()));
  private final SteppedClock clock = SteppedClock.atNoon();
  private final StoredRules stored = new StoredRules();
  private final RuleBoard board = new RuleBoard(stored, clock);

  private boolean flaps() {
    return board.of(bot, ChatEffect.SocketsFlapping.class).isPresent();
  }

  @Test
  void rulesAreReadOnceASecondHoweverOftenTheyAreAskedFor() {
    for (int i = 0; i < 50; i++) {
      flaps();
    }
    assertThat(stored.reads).isEqualTo(1);

    clock.step(RuleBoard.MAX_AGE);
    flaps();

    assertThat(stored.reads).isEqualTo(2);
  }

  @Test
  void whatAnotherServerChangedIsSeenASecondLater() {
    assertThat(flaps()).isFalse();
    stored.rules.add(rule());
    assertThat(flaps()).isFalse();

    clock.step(RuleBoard.MAX_AGE);

    assertThat(flaps()).isTrue();
  }

  @Test
  void aChangeWhileTheRulesAreReadIsSeenAtTheNextCall() {
    stored.duringRead =
        () -> {
          stored.rules.add(rule());
          board.changed();
        };
    assertThat(flaps()).isFalse();

    assertThat(flaps()).isTrue();
  }

  private ChatRule rule() {
    return new ChatRule(bot, FLAPPING, "op", 1, clock.instant().plusSeconds(60));
  }

  /** Gives what stood there when the read began, as a query does. */
  private static final class StoredRules implements ChatRules {
    private final List<ChatRule> rules = new ArrayList<>();
    private Runnable duringRead = () -> {};
    private int reads;

    @Override
    public List<ChatRule> all() {
      reads++;
      List<ChatRule> seen = List.copyOf(rules);
      Runnable meanwhile = duringRead;
      duringRead = () -> {};
      meanwhile.run();
      return seen;
    }

    @Override
    public Optional<ChatRule> find(TeamEnvironment which, ChatEffect.Kind kind) {
      throw new UnsupportedOperationException("the board reads all rules at once");
    }

    @Override
    public boolean put(ChatRule rule) {
      throw new UnsupportedOperationException("the board changes nothing");
    }

    @Override
    public boolean removeIfOwnedBy(TeamEnvironment of, ChatEffect.Kind kind, String operation) {
      throw new UnsupportedOperationException("the board changes nothing");
    }
  }
}
