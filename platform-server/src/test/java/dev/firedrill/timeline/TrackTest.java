package dev.firedrill.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrackTest {
  @ParameterizedTest
  @CsvSource({
    "DEPLOYMENT_REQUESTED, DEPLOY",
    "RELEASE_CREATED, DEPLOY",
    "FREEZE_CHANGED, DEPLOY",
    "BOT_RESTART_REQUESTED, DEPLOY",
    "FLAG_CHANGED, FLAG",
    "CONFIG_CHANGED, CONFIG",
    "CAPACITY_CHANGED, CONFIG",
    "ALARM_STATE_CHANGED, ALARM",
    "SILENCE_CHANGED, ALARM",
    "CHAT_MESSAGE, CHAT",
    "INCIDENT_UPDATED, UPDATE",
    "INSTRUCTOR_ACTION, STAFF",
    "RUN_STARTED, STAFF",
    "BOT_EXITED, SYSTEM",
    "TIMELINE_PINNED, SYSTEM",
    "FAULT_VERIFIED, FAULT"
  })
  void whatWasDoneIsToldApartByItsKind(EvidenceKind kind, Track track) {
    assertThat(Track.of(kind)).isEqualTo(track);
  }

  @ParameterizedTest
  @EnumSource(EvidenceKind.class)
  void everyKindHasALaneAndOnlyFaultsTheFaultLane(EvidenceKind kind) {
    assertThat(Track.of(kind) == Track.FAULT).isEqualTo(kind.lane() == Lane.FAULT);
  }

  @Test
  void noFactIsDrawnAmongTheNotes() {
    for (EvidenceKind kind : EvidenceKind.values()) {
      assertThat(Track.of(kind)).isNotEqualTo(Track.NOTE);
    }
  }
}
