package dev.firedrill.slo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.slo.objective.SliMinute;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.TeamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static Instant minute(double minutes) {
    return NOON.plusMillis(Math.round(minutes * 60_000));
  }

  private static EvidenceEvent fact(EvidenceKind kind, double at) {
    return new EvidenceEvent(
        Math.round(at * 100),
        "chain",
        1,
        kind,
        new TeamId(new UUID(1, 1)),
        EnvironmentName.PRODUCTION,
        new UUID(2, 2),
        new PersonId(new UUID(3, 3)),
        "subject",
        "text",
        Map.of("step", "slow", "title", "Slow weather"),
        minute(at),
        minute(at),
        null,
        "hash");
  }

  /** In effect from and to these minutes; the settling comes on top. */
  private static FaultSpan fault(double from, double until) {
    return FaultSpan.of(
            List.of(
                fact(EvidenceKind.FAULT_APPLIED, from),
                fact(EvidenceKind.FAULT_VERIFIED, from + 0.2),
                fact(EvidenceKind.FAULT_CLEAN, until)),
            EnvironmentName.PRODUCTION)
        .getFirst();
  }

  /**
   * One letter for each minute: '.' is good, 'x' bad, 'X' much worse, 'e' bad with platform errors,
   * '_' not asked.
   */
  private static List<SliMinute> minutes(String story) {
    return IntStream.range(0, story.length())
        .filter(i -> story.charAt(i) != '_')
        .mapToObj(i ->
            switch (story.charAt(i)) {
              case 'x' -> new SliMinute(minute(i), 60, 0, 0, 40, 60);
              case 'X' -> new SliMinute(minute(i), 60, 0, 0, 10, 60);
              case 'e' -> new SliMinute(minute(i), 60, 30, 0, 20, 30);
              default -> new SliMinute(minute(i), 60, 0, 0, 60, 60);
            })
        .toList();
  }

  /** F fault, T team, P platform, U unexplained, H half fault and half team, '.' nothing. */
  private static String charged(
      String story, @Nullable FaultSpan fault, @Nullable Double changeAt) {
    List<Charge> charges =
        Attribution.of(
            minutes(story),
            fault == null ? List.of() : List.of(fault),
            changeAt == null
                ? List.of()
                : List.of(fact(EvidenceKind.DEPLOYMENT_EFFECTIVE, changeAt)));
    Map<Instant, List<Charge>> byMinute =
        charges.stream().collect(Collectors.groupingBy(charge -> charge.minute().at()));
    return IntStream.range(0, story.length())
        .mapToObj(i -> letter(byMinute.getOrDefault(minute(i), List.of())))
        .collect(Collectors.joining());
  }

  private static String letter(List<Charge> charges) {
    if (charges.size() == 2) {
      assertThat(charges).extracting(Charge::share).containsOnly(0.5);
      return "H";
    }
    return charges.isEmpty()
        ? "."
        : switch (charges.getFirst().cause()) {
          case INSTRUCTOR_FAULT -> "F";
          case TEAM_CHANGE -> "T";
          case PLATFORM -> "P";
          case UNEXPLAINED -> "U";
          case PENDING -> "?";
        };
  }

  @ParameterizedTest
  @CsvSource({
    // nothing known
    "..xx.., , , , ..UU..",
    // a fault and its settling of two minutes
    "..xxxx...., 2, 4, , ..FFFF....",
    "..xxxxxx.., 2, 4, , ..FFFFUU..",
    "xxxx......, 2, 4, , UUFF......",
    // a change shortly before owns the whole stretch, however long
    "..xxxx...., , , 1.5, ..TTTT....",
    "..xxxx...., , , 2.9, ..TTTT....",
    "xxxxxxxxxxxxxxx, , , -9, TTTTTTTTTTTTTTT",
    "xxxx......, , , -10.1, UUUU......",
    // a later change mends and owns nothing
    "..xxxx...., , , 3.5, ..UUUU....",
    // one good minute does not end a stretch, two do
    "..xx.xx..., , , 1.5, ..TT.TT...",
    "..x............xx, , , 1.5, ..T............UU",
    // both: the change was first, then they share; afterwards it is the team's again
    "..xxxxxxxxxx, 5, 7, 1.5, ..TTTHHHHTTT",
    // both: the fault was first, the change is harmless
    "..xxxx......, 1.5, 4, 1, ..FFFF......",
    "..xxxxx....., 1, 3, 2.5, ..FFFTT.....",
    // the platform excuses all
    "..exxe...., 2, 4, , ..PFFP....",
    "..exxe...., , , 1.5, ..PTTP....",
    // after a silence until all is well, for three minutes at most
    "..____xx.x,  ,  , , ......PP.U",
    "..____x.xx,  ,  , , ......P.UU",
    "..____xxxx,  ,  , , ......PPPU"
  })
  void eachBadMinuteIsCharged(
      String story,
      @Nullable Double faultFrom,
      @Nullable Double faultUntil,
      @Nullable Double changeAt,
      String expected) {
    FaultSpan fault = faultFrom == null || faultUntil == null ? null : fault(faultFrom, faultUntil);

    assertThat(charged(story, fault, changeAt)).isEqualTo(expected);
  }

  /** The first change is charged as 1, the second as 2, both as B; others as in charged. */
  private static String chargedTo(
      String story, @Nullable FaultSpan fault, double first, double second) {
    List<EvidenceEvent> changes =
        List.of(
            fact(EvidenceKind.DEPLOYMENT_EFFECTIVE, first),
            fact(EvidenceKind.FLAG_CHANGED, second));
    Map<Instant, List<Charge>> byMinute =
        Attribution.of(minutes(story), fault == null ? List.of() : List.of(fault), changes).stream()
            .collect(Collectors.groupingBy(charge -> charge.minute().at()));
    return IntStream.range(0, story.length())
        .mapToObj(i -> {
          List<Charge> charges = byMinute.getOrDefault(minute(i), List.of());
          if (charges.size() != 1 || charges.getFirst().cause() != Cause.TEAM_CHANGE) {
            return letter(charges);
          }
          List<EvidenceEvent> because = charges.getFirst().because();
          return because.size() == 2 ? "B" : because.equals(changes.subList(0, 1)) ? "1" : "2";
        })
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    // a bad change in a stretch that another change began is charged what it made worse
    "..xxxxxXXXXX..., , , 1.5, 7.2, ..1111122222...",
    "..xxxxxXXXXX..., , , 1.5, 6.8, ..1111122222...",
    // when it is taken back, what remains is the earlier one's again
    "..xxxxxXXXXxxx., , , 1.5, 6.8, ..111112222111.",
    // in a stretch that nobody knows the cause of
    "..xxxxxXXXXxxx., , , -20, 6.8, ..UUUUU2222UUU.",
    // a change that mends or does nothing owns nothing
    "..XXXXXxxxxx..., , , 1.5, 6.8, ..1111111111...",
    "..xxxxxxxxxx..., , , 1.5, 6.8, ..1111111111...",
    // it restarts the bot for a minute or two on its way: forgiven
    "..xxxxxXXxxx..., , , 1.5, 6.8, ..1111111111...",
    // worse long after the last change: nobody's new deed
    "..xxxxxxxxxxxxxxxxxxxXXXXX, , , 1.5, 6.8, ..111111111111111111111111",
    // a minute that the platform spoiled in between says nothing
    "..xxxxxXeXXX..., , , 1.5, 6.8, ..111112P222...",
    // while a fault is in effect, what gets worse is the fault's
    "..xxxxxXXXXX..., 6, 9, 1.5, 6.8, ..1111HHHHH1...",
    "..XXXXXXXXXX..., 1.5, 9, -20, 6.8, ..FFFFFFFFF2...",
    // after the fault a change may still make it worse
    "..xxxxxxxXXXX.., 1.5, 4, -20, 8.8, ..FFFFUUU2222.."
  })
  void aLaterChangeIsChargedWhatItMadeWorse(
      String story,
      @Nullable Double faultFrom,
      @Nullable Double faultUntil,
      double first,
      double second,
      String expected) {
    FaultSpan fault = faultFrom == null || faultUntil == null ? null : fault(faultFrom, faultUntil);

    assertThat(chargedTo(story, fault, first, second)).isEqualTo(expected);
  }

  static Stream<Long> wavering() {
    return new SplittableRandom(10).longs(200, 0, 1_000_000).boxed();
  }

  /** What only chance moves is never somebody's later deed: 40 minutes at one probability. */
  @ParameterizedTest
  @MethodSource("wavering")
  void whatWaversByChanceIsNotWorse(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double probability = 0.1 + 0.7 * random.nextDouble();
    List<SliMinute> minutes =
        IntStream.range(0, 40)
            .mapToObj(i -> {
              long good =
                  IntStream.range(0, 60).filter(_ -> random.nextDouble() > probability).count();
              return new SliMinute(minute(i), 60, 0, 0, Math.min(good, 59), 60);
            })
            .toList();
    List<EvidenceEvent> changes =
        IntStream.range(1, 40).mapToObj(at -> fact(EvidenceKind.FLAG_CHANGED, at + 0.5)).toList();

    assertThat(Attribution.of(minutes, List.of(), changes))
        .extracting(Charge::cause)
        .containsOnly(Cause.UNEXPLAINED);
  }

  @Test
  void aFaultWithoutVerifiedEffectChargesNothing() {
    assertThat(
            FaultSpan.of(
                List.of(
                    fact(EvidenceKind.FAULT_APPLIED, 1),
                    fact(EvidenceKind.FAULT_VOID, 3),
                    fact(EvidenceKind.FAULT_CLEAN, 3)),
                EnvironmentName.PRODUCTION))
        .isEmpty();
  }

  @Test
  void aFaultOfTheOtherEnvironmentChargesNothing() {
    assertThat(FaultSpan.of(List.of(fact(EvidenceKind.FAULT_VERIFIED, 1)), EnvironmentName.STAGING))
        .isEmpty();
  }

  @Test
  void aSupersededFaultEndsThereAndOneWithoutAnEndAfterTwelveHours() {
    List<EvidenceEvent> facts =
        List.of(
            fact(EvidenceKind.FAULT_VERIFIED, 1),
            fact(EvidenceKind.FAULT_SUPERSEDED, 4),
            fact(EvidenceKind.FAULT_CLEAN, 9));

    assertThat(FaultSpan.of(facts, EnvironmentName.PRODUCTION).getFirst().until())
        .isEqualTo(minute(4).plus(FaultSpan.SETTLING));
    assertThat(FaultSpan.of(facts.subList(0, 1), EnvironmentName.PRODUCTION).getFirst().until())
        .isEqualTo(minute(1).plus(Duration.ofHours(12)));
  }

  static Stream<Long> seeds() {
    return new SplittableRandom(9).longs(100, 0, 1_000_000).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSharesOfEachBadMinuteAddUpToOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String story =
        IntStream.range(0, 200)
            .mapToObj(_ -> String.valueOf("...xxxxe_".charAt(random.nextInt(9))))
            .collect(Collectors.joining());
    List<FaultSpan> faults = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      double from = random.nextInt(180);
      faults.add(fault(from, from + random.nextInt(30)));
    }
    List<EvidenceEvent> changes =
        random
            .ints(6, 0, 200)
            .sorted()
            .mapToObj(at -> fact(EvidenceKind.FLAG_CHANGED, at))
            .toList();

    Map<Instant, Double> shares =
        Attribution.of(minutes(story), faults, changes).stream()
            .collect(
                Collectors.groupingBy(
                    charge -> charge.minute().at(), Collectors.summingDouble(Charge::share)));

    assertThat(shares.keySet())
        .containsExactlyInAnyOrderElementsOf(
            minutes(story).stream().filter(minute -> minute.bad() > 0).map(SliMinute::at).toList());
    assertThat(shares.values()).containsOnly(1.0);
  }
}
