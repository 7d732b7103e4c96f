package dev.firedrill.chaos.probe.watch;

import static dev.firedrill.chaos.ProbeReading.State.HELD;
import static dev.firedrill.chaos.ProbeReading.State.NOT_HELD;
import static dev.firedrill.chaos.ProbeReading.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.chaos.ProbeReading;
import dev.firedrill.scenarios.ProbeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeTrackTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final ProbeTrack track = new ProbeTrack("it", spec(), NOON, null);

  private static ProbeSpec spec() {
    Duration five = Duration.ofSeconds(5);
    return new ProbeSpec(
        ProbeSpec.Type.BOT,
        five,
        five,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "result.connected",
        ProbeSpec.Audience.USER);
  }

  private static Instant at(long second) {
    return NOON.plusSeconds(second);
  }

  private void samples(ProbeReading.State state, int from, int to) {
    for (int second = from; second <= to; second += 5) {
      track.add(state, Map.of(), at(second));
    }
  }

  private List<ProbeTrack.Note> owed() {
    List<ProbeTrack.Note> all = new ArrayList<>();
    track.writeOwed(all::addAll);
    return all;
  }

  @Test
  void ofSamplesThatSayTheSameOneEachHalfMinuteIsWritten() {
    samples(HELD, 0, 65);

    assertThat(owed())
        .extracting(note -> note.reading().endedAt())
        .containsExactly(at(0), at(30), at(60));
    assertThat(owed()).as("written once").isEmpty();
  }

  @Test
  void aChangeIsWrittenWithTheSampleBeforeIt() {
    samples(HELD, 0, 10);
    samples(NOT_HELD, 15, 15);

    List<ProbeTrack.Note> notes = owed();
    assertThat(notes).extracting(ProbeTrack.Note::changed).containsExactly(false, false, true);
    assertThat(notes)
        .extracting(note -> note.reading().endedAt())
        .containsExactly(at(0), at(10), at(15));
    assertThat(notes.get(1).reading().from()).isEqualTo(at(0));
    assertThat(notes.get(2).reading().from()).isEqualTo(at(15));
  }

  @Test
  void aGapBeginsAnewAndIsNoChange() {
    samples(HELD, 0, 10);
    samples(HELD, 40, 40);

    List<ProbeTrack.Note> notes = owed();
    assertThat(notes).noneMatch(ProbeTrack.Note::changed);
    assertThat(notes.getLast().reading().from()).isEqualTo(at(40));
  }

  @Test
  void theLastSampleBeforeTheEndIsWritten() {
    samples(HELD, 0, 20);
    track.noteLast(at(18));

    assertThat(owed().getLast().reading().endedAt()).isEqualTo(at(15));
  }

  @Test
  void whatCouldNotBeWrittenIsOwed() {
    samples(HELD, 0, 0);
    track.writeOwed(notes -> false);

    assertThat(owed()).hasSize(1);
  }

  @Test
  void samplesThatAreMissedOrTellNothingAreCounted() {
    assertThat(track.begin(at(0))).isTrue();
    assertThat(track.begin(at(0))).as("while one is being taken").isFalse();
    track.done();
    assertThat(track.begin(at(4))).isFalse();
    assertThat(track.begin(at(16))).as("5 and 10 were missed").isTrue();
    track.done();
    track.add(UNKNOWN, Map.of(), at(16));

    assertThat(owed().getLast().reading().gaps()).isEqualTo(3);
  }

  @Test
  void anotherServerGoesOnFromWhatStandsInEvidence() {
    samples(HELD, 0, 0);
    ProbeTrack next = new ProbeTrack("it", spec(), at(60), owed().getLast().reading());
    next.add(NOT_HELD, Map.of(), at(60));
    List<ProbeTrack.Note> notes = new ArrayList<>();
    next.writeOwed(notes::addAll);

    assertThat(notes)
        .singleElement()
        .satisfies(note -> {
          assertThat(note.changed()).isTrue();
          assertThat(note.reading().samples()).isEqualTo(2);
          assertThat(note.reading().gaps()).as("5 to 55 were due in between").isEqualTo(11);
          assertThat(ProbeReading.of(note.reading().payload())).isEqualTo(note.reading());
        });
  }
}
