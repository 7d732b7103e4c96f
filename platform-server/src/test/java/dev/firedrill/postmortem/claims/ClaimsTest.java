package dev.firedrill.postmortem.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.postmortem.claims.Claim.Kind;
import dev.firedrill.postmortem.claims.Claim.Verdict;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims.Half;
import dev.firedrill.postmortem.claims.labelled.LabelledClaims.Tally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {
  private final IncidentRecord record = LabelledClaims.record();

  private Claim only(String text) {
    List<Claim> claims = Claims.of(text, record);
    assertThat(claims).as(text).hasSize(1);
    return claims.getFirst();
  }

  @ParameterizedTest
  @EnumSource(Half.class)
  void theLabelledClaimsAreFoundAndNothingElse(Half half) {
    Map<Kind, Tally> tallies = LabelledClaims.measure(half);
    Tally all = all(tallies);

    assertThat(tallies.keySet()).containsExactlyInAnyOrder(Kind.values());
    assertThat(all.precision()).as(String.join("\n", all.mistakes())).isGreaterThanOrEqualTo(0.95);
    assertThat(all.recall()).as(String.join("\n", all.mistakes())).isGreaterThanOrEqualTo(0.90);
  }

  /**
   * Passages by somebody who never saw the reader: 126 claims in the half that it was then tuned
   * on, 110 in the half held back. At the first measurement of both together, before anything was
   * fitted to them: precision .751 and recall .551. The half held back does not meet .95 and .90.
   */
  @Test
  void theSetOfSomebodyWhoNeverSawTheReaderIsReadNoWorseThanBefore() {
    Tally tuned = all(LabelledClaims.measureBlind(Half.TUNE));
    Tally held = all(LabelledClaims.measureBlind(Half.HELD));

    assertThat(tuned.right() + tuned.missed()).isEqualTo(126);
    assertThat(tuned.precision()).as(tuned.mistakes().toString()).isGreaterThan(0.97);
    assertThat(tuned.recall()).as(tuned.mistakes().toString()).isGreaterThan(0.96);
    assertThat(held.right() + held.missed()).isEqualTo(110);
    assertThat(held.precision()).isGreaterThan(0.87);
    assertThat(held.recall()).isGreaterThan(0.78);
  }

  private static Tally all(Map<Kind, Tally> tallies) {
    return tallies.values().stream().reduce(Tally.none(), Tally::plus);
  }

  @Test
  void timesAreReadWithAnHAndBeforeTheDeclarationToo() {
    assertThat(only("- 14h05 declared").verdict()).isEqualTo(Verdict.AGREES);
    assertThat(only("Declared at 23:05 JST.").verdict()).isEqualTo(Verdict.AGREES);
    assertThat(only("| T-1:52 | the alarm fires |").verdict()).isEqualTo(Verdict.AGREES);
    assertThat(only("Timeline (all Eastern, EST)\n\nDeclared at 09:05.").verdict())
        .isEqualTo(Verdict.AGREES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dee changed WEATHER_TIMEOUT_MS back.|AGREES",
        "Bo changed WEATHER_TIMEOUT_MS.|OFF_BY",
        "Bo changed DB_POOL_SIZE.|NO_EVIDENCE",
        "They deployed version 1.4.2 too early.|AGREES",
        "They deployed version 1.9.9 too early.|NO_EVIDENCE",
        "The rollback failed.|OFF_BY",
        "The rollback succeeded.|AGREES",
        "We never got paged.|OFF_BY",
        "Nothing was sent, it was not escalated to Bo.|NO_EVIDENCE",
        "We did not restart the bot.|OFF_BY",
        "Nobody was scribe.|OFF_BY",
        "One in three requests failed.|AGREES",
        "Every single request failed.|OFF_BY",
        "About 300 users saw errors.|NO_EVIDENCE",
        "Scribe: Cy|AGREES",
        "It was declared by Ada.|AGREES",
        "We raised it to SEV1.|NO_EVIDENCE"
      })
  void factsAreHeldAgainstTheRecord(String text, Verdict verdict) {
    Claim claim = only(text);

    assertThat(claim.kind()).isEqualTo(Kind.FACT);
    assertThat(claim.verdict()).isEqualTo(verdict);
  }

  @Test
  void whatOnlyDidNotHappenAtFirstIsNotDenied() {
    assertThat(Claims.of("Nobody acknowledged for a while.", record)).isEmpty();
    assertThat(Claims.of("We did not restart the bot until Bo said so.", record)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "From the alarm to the ack it took 200 s.|AGREES",
        "From the alarm to the ack it took 05:10.|OFF_BY",
        "Users had errors for 00:17:30.|AGREES",
        "The provider's outage lasted 50 minutes.|NO_EVIDENCE"
      })
  void lengthsAreOfTheTwoEndsThatAreNamed(String text, Verdict verdict) {
    Claim claim = only(text);

    assertThat(claim.kind()).isEqualTo(Kind.DURATION);
    assertThat(claim.verdict()).isEqualTo(verdict);
  }

  @Test
  void aLengthLaterCountsFromTheTimeBeforeIt() {
    assertThat(
            Claims.of("The alarm fired at 14:03:20. About two minutes later we declared.", record))
        .extracting(Claim::kind, Claim::verdict)
        .containsExactly(tuple(Kind.TIME, Verdict.AGREES), tuple(Kind.DURATION, Verdict.AGREES));
    assertThat(Claims.of("About two minutes later we declared.", record)).isEmpty();
  }

  @Test
  void eachTimeOfAListIsOfItsOwnWords() {
    assertThat(Claims.of("Alarm 14:03, declared 14:05, ack 14:06, resolved 14:35.", record))
        .hasSize(4)
        .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.AGREES));
  }

  @Test
  void theSetIsLargeAndHasTraps() {
    List<LabelledClaims.Labelled> all = LabelledClaims.load();

    assertThat(all.stream().mapToInt(one -> one.labels().size()).sum()).isGreaterThanOrEqualTo(80);
    assertThat(all.stream().filter(one -> one.labels().isEmpty()).count())
        .isGreaterThanOrEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Declared at 14:05.",
        "Declared at 14:05:12.",
        "Declared at 2:05 pm.",
        "Declared at 2:05:12 PM UTC.",
        "Declared at 2026-11-22T14:05:12Z.",
        "Declared at 2026-11-22T15:05:12+01:00.",
        "Declared at 15:05 CET.",
        "Declared at 16:05 CEST.",
        "Declared at 09:05 -05:00.",
        "Declared at T+0:00.",
        "All times in CET.\nDeclared at 15:05.",
        "| Time (CET) | What |\n|---|---|\n| 15:05 | declared |"
      })
  void formatsAndZonesOfOneMomentAgree(String text) {
    Claim claim = only(text);

    assertThat(claim.verdict()).isEqualTo(Verdict.AGREES);
    assertThat(claim.evidence()).containsExactly(106L);
    assertThat(text.substring(claim.from(), claim.to())).isEqualTo(claim.text());
  }

  @Test
  void localTimesAreOfTheAuthorsZone() {
    IncidentRecord inNewYork =
        new IncidentRecord(
            record.from(),
            record.to(),
            record.declaredAt(),
            ZoneId.of("America/New_York"),
            record.facts(),
            record.sli(),
            record.people());

    assertThat(Claims.of("Declared at 09:05 local time.", inNewYork))
        .singleElement()
        .satisfies(claim -> assertThat(claim.verdict()).isEqualTo(Verdict.AGREES));
  }

  @Test
  void aWrongTimeSaysByHowMuchAndWhatTheRecordHas() {
    Claim late = only("The page was acknowledged at 14:09.");
    assertThat(late.verdict()).isEqualTo(Verdict.OFF_BY);
    assertThat(late.offSeconds()).isEqualTo(140);
    assertThat(late.record()).isEqualTo("14:06:40 UTC Page 7 was acknowledged by bo");

    assertThat(only("Declared at 14:00:12.").offSeconds()).isEqualTo(-300);
  }

  @Test
  void whatTheReaderMayNotLearnOfIsNotNamed() {
    RecordedFact fault =
        new RecordedFact(
            900,
            Instant.parse("2026-11-22T14:02:00Z"),
            EvidenceKind.FAULT_VERIFIED,
            null,
            "Slow upstream is in force",
            Map.of());
    List<RecordedFact> withFault =
        java.util.stream.Stream.concat(record.facts().stream(), java.util.stream.Stream.of(fault))
            .toList();
    IncidentRecord ofStaff =
        new IncidentRecord(
            record.from(),
            record.to(),
            record.declaredAt(),
            record.local(),
            withFault,
            record.sli(),
            record.people());
    String text = "At 14:01 requests began to fail.";

    assertThat(Claims.of(text, ofStaff).getFirst().evidence()).containsExactly(900L);
    assertThat(Claims.of(text, record).getFirst().evidence()).containsExactly(103L);
  }

  @Test
  void anyTextIsReadInBoundedTimeWithOffsetsInsideIt() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(6);
    String letters = "0123456789:.T+-/ |`#*\n%hms adeclrovbkgi–";
    for (int round = 0; round < 10; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 3_000; i++) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      for (Claim claim : Claims.of(text.toString(), record)) {
        assertThat(claim.from()).isBetween(0, claim.to());
        assertThat(claim.to()).isLessThanOrEqualTo(text.length());
      }
    }
    assertThat(Claims.of("14:05 ".repeat(10_000), record)).hasSize(Claims.AT_MOST);
    assertThat(Claims.of("1".repeat(50_000), record)).isEmpty();
    assertThat(Claims.of("a ".repeat(30_000), record)).isEmpty();
  }
}
