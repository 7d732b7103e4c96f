package dev.firedrill.flag.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.firedrill.evidence.EvidenceEvent;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagChanged;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.FlagVersion;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.DomainEvents;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagDeskTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String WEATHER = "plugin.weather.enabled";

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final TestFlags all = new TestFlags(DATABASE, InstantSource.system());
  private final DomainEvents events = all.events;
  private final List<FlagChanged> told = new ArrayList<>();
  private final FlagStore flags = all.store;
  private final FlagDesk desk = all.desk;
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);

  @BeforeEach
  void provision() {
    flags.provision(production);
    flags.provision(staging);
    events.subscribe(FlagChanged.class, told::add);
  }

  @Test
  void everyPluginBeginsOnAndWhatCouldHurtIsOff() {
    assertThat(flags.list(production))
        .extracting(Flag::key, Flag::on, Flag::version)
        .containsExactly(
            tuple("answer-bots", false, 1L),
            tuple("need-mention", false, 1L),
            tuple("plugin.calc.enabled", true, 1L),
            tuple("plugin.define.enabled", true, 1L),
            tuple("plugin.flip.enabled", true, 1L),
            tuple("plugin.github.enabled", true, 1L),
            tuple("plugin.glossary.enabled", true, 1L),
            tuple("plugin.help.enabled", true, 1L),
            tuple("plugin.image.enabled", true, 1L),
            tuple("plugin.ping.enabled", true, 1L),
            tuple("plugin.poll.enabled", true, 1L),
            tuple("plugin.remind.enabled", true, 1L),
            tuple("plugin.weather.enabled", true, 1L),
            tuple("plugin.wiki.enabled", true, 1L),
            tuple("quoted-arguments", false, 1L),
            tuple("reconnect-backoff", true, 1L));
    assertThat(flags.list(production))
        .allSatisfy(flag -> assertThat(flag.description()).isNotBlank());
  }

  @Test
  void aChangeIsKeptTalliedAndToldOnce() {
    FlagOutcome outcome = desk.change(production, WEATHER, false, " too slow ", 1L, ada);

    Flag now = flags.find(production, WEATHER).orElseThrow();
    assertThat(outcome).isEqualTo(new FlagOutcome.Changed(now));
    assertThat(now.on()).isFalse();
    assertThat(now.version()).isEqualTo(2);
    assertThat(now.changedBy()).isEqualTo(ada);
    assertThat(now.reason()).isEqualTo("too slow");
    assertThat(told).containsExactly(new FlagChanged(now));
    assertThat(flags.find(staging, WEATHER).orElseThrow().on()).isTrue();
    assertThat(changes())
        .singleElement()
        .satisfies(fact -> {
          assertThat(fact.payload())
              .containsEntry("key", WEATHER)
              .containsEntry("on", false)
              .containsEntry("environment", "PRODUCTION")
              .containsEntry("reason", "too slow");
          assertThat(fact.actor()).isEqualTo(ada);
          assertThat(fact.environment()).isEqualTo(EnvironmentName.PRODUCTION);
          assertThat(fact.text())
              .isEqualTo("plugin.weather.enabled was switched off in production: too slow");
        });
  }

  @Test
  void theHistoryTellsEverySwitch() {
    desk.change(production, WEATHER, false, "first", null, ada);
    desk.change(production, WEATHER, true, "second", null, ada);

    assertThat(flags.history(production, WEATHER))
        .extracting(entry -> entry.definition().on(), FlagVersion::reason, FlagVersion::version)
        .containsExactly(tuple(false, "first", 2L), tuple(true, "second", 3L));
  }

  @Test
  void nothingIsWrittenWhenTheFlagStandsLikeThat() {
    Flag before = flags.find(production, WEATHER).orElseThrow();

    assertThat(desk.change(production, WEATHER, true, "just to be sure", null, ada))
        .isEqualTo(new FlagOutcome.Unchanged(before));
    assertThat(flags.find(production, WEATHER)).contains(before);
    assertThat(changes()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void aStaleWishIsRefusedWithTheCurrentFlag() {
    desk.change(production, WEATHER, false, "first", 1L, ada);
    Flag now = flags.find(production, WEATHER).orElseThrow();

    assertThat(desk.change(production, WEATHER, true, "second", 1L, ada))
        .isEqualTo(new FlagOutcome.Stale(now));
    assertThat(changes()).hasSize(1);
  }

  @Test
  void anUnknownKeyIsSaid() {
    assertThat(desk.change(production, "plugin.tea.enabled", true, "thirsty", null, ada))
        .isEqualTo(new FlagOutcome.UnknownKey("plugin.tea.enabled"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "no", " a "})
  void aReasonMustBeMoreThanAGrunt(String reason) {
    assertThatThrownBy(() -> desk.change(production, WEATHER, false, reason, null, ada))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("3 to 200");
  }

  @Test
  void aReasonMayHaveTwoHundredCharactersAndNotOneMore() {
    desk.change(production, WEATHER, false, "🌧".repeat(200), null, ada);

    assertThatThrownBy(() -> desk.change(production, WEATHER, true, "🌧".repeat(201), null, ada))
        .hasMessageContaining("201 characters");
  }

  @Test
  void provisioningAgainKeepsWhatPeopleChose() {
    desk.change(production, WEATHER, false, "too slow", null, ada);
    String token = flags.token(production).reveal();

    flags.provision(production);

    assertThat(flags.find(production, WEATHER).orElseThrow().on()).isFalse();
    assertThat(flags.token(production).reveal()).isEqualTo(token);
  }

  @Test
  void everyEnvironmentHasATokenOfItsOwnOf256Bits() {
    String one = flags.token(production).reveal();
    String other = flags.token(staging).reveal();

    assertThat(Set.of(one, other)).hasSize(2);
    assertThat(one).startsWith("fdf_");
    assertThat(Base64.getUrlDecoder().decode(one.substring(4))).hasSize(32);
  }

  private List<EvidenceEvent> changes() {
    return DATABASE
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
                .onlyKinds(Set.of(EvidenceKind.FLAG_CHANGED)));
  }
}
