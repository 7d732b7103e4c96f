package dev.firedrill.telemetry.paging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.kernel.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OnCallTest {
  private static final PersonId ADA = new PersonId(new UUID(0, 1));
  private static final PersonId BEN = new PersonId(new UUID(0, 2));
  private static final Instant MONDAY = Instant.parse("2026-03-23T08:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<PersonId> BOTH = Set.of(ADA, BEN);

  private static OnCall daily(OnCall.HandOver... overrides) {
    return new OnCall(
        1,
        new OnCall.Rota(List.of(ADA, BEN), MONDAY, 24, BERLIN),
        300,
        OnCall.Then.NEXT,
        List.of(overrides));
  }

  @Test
  void membersTakeTurns() {
    OnCall onCall = daily();

    assertThat(onCall.at(MONDAY, BOTH)).contains(ADA);
    assertThat(onCall.at(MONDAY.plus(Duration.ofHours(23)), BOTH)).contains(ADA);
    assertThat(onCall.at(MONDAY.plus(Duration.ofDays(1)), BOTH)).contains(BEN);
    assertThat(onCall.at(MONDAY.plus(Duration.ofDays(2)), BOTH)).contains(ADA);
    assertThat(onCall.next(MONDAY, BOTH)).contains(BEN);
  }

  @Test
  void theHandOverKeepsItsLocalTimeWhenTheClocksChange() {
    // On 29 March 2026 Berlin goes from +01:00 to +02:00.
    List<OnCall.Shift> shifts = daily().shifts(MONDAY, MONDAY.plus(Duration.ofDays(8)), BOTH);

    assertThat(shifts)
        .extracting(shift -> shift.from().atZone(BERLIN).getHour())
        .allMatch(hour -> hour == 9);
    assertThat(shifts).hasSize(9);
  }

  @Test
  void anOverrideGoesBeforeTheRotaAndThenTheRotaHolds() {
    OnCall.HandOver override =
        new OnCall.HandOver(
            new UUID(0, 9),
            BEN,
            MONDAY.plus(Duration.ofHours(2)),
            MONDAY.plus(Duration.ofHours(4)),
            "exam",
            ADA);

    assertThat(daily(override).shifts(MONDAY, MONDAY.plus(Duration.ofDays(1)), BOTH))
        .extracting(OnCall.Shift::person, OnCall.Shift::override)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ADA, false),
            org.assertj.core.groups.Tuple.tuple(BEN, true),
            org.assertj.core.groups.Tuple.tuple(ADA, false));
  }

  @Test
  void holesAreSaid() {
    assertThat(daily().at(MONDAY.minusSeconds(1), BOTH)).isEmpty();
    assertThat(daily().at(MONDAY, Set.of(BEN))).isEmpty();
    assertThat(daily().shifts(MONDAY, MONDAY.plus(Duration.ofDays(2)), Set.of(BEN)))
        .extracting(OnCall.Shift::person)
        .containsExactly(null, BEN);
    assertThat(OnCall.none(MONDAY).at(MONDAY, BOTH)).isEmpty();
  }
}
