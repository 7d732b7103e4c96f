package dev.firedrill.flag.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.evidence.EvidenceQuery;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.exchange.ImportPlan.Change;
import dev.firedrill.flag.exchange.ImportPlan.Step;
import dev.firedrill.flag.testing.TestFlags;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.team.Team;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.testing.SteppedClock;
import dev.firedrill.testing.TestCourse;
import dev.firedrill.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagExchangeTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final TestCourse course = new TestCourse(DATABASE.jdbi());
  private final TestFlags flags = new TestFlags(DATABASE, SteppedClock.atNoon());
  private final Team team = course.team();
  private final PersonId ada = course.student(team).id();
  private final TeamEnvironment production = TeamEnvironment.production(team.id());
  private final TeamEnvironment staging = new TeamEnvironment(team.id(), EnvironmentName.STAGING);

  @BeforeEach
  void provision() {
    flags.store.provision(production);
    flags.store.provision(staging);
  }

  @Test
  void whatIsExportedIsImportedWithoutAnyChange() {
    String file = flags.exchange.export(production);

    ImportPlan plan = flags.exchange.plan(production, file);

    assertThat(plan.steps()).hasSize(16).allMatch(step -> step.change() == Change.SAME);
    assertThat(flags.exchange.export(staging)).isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anyFlagsGoOutAndInAgainByteForByte(long seed) {
    String file = randomFile(new Random(seed));
    flags.exchange.run(production, file, "trying out", ada);
    String out = flags.exchange.export(production);

    flags.exchange.run(staging, out, "the same there", ada);

    assertThat(flags.exchange.export(staging)).isEqualTo(out);
    assertThat(flags.exchange.plan(production, out).steps())
        .allMatch(step -> step.change() == Change.SAME);
  }

  @Test
  void aDryRunSaysWhatTheImportDoesAndDoesNothing() {
    String before = flags.exchange.export(production);
    String file =
        """
        {"$evaluators": {"beta": {"in": [{"var": "targetingKey"}, ["U1"]]}},
         "flags": {
          "need-mention": {"state": "ENABLED", "variants": {"on": true, "off": false},
            "defaultVariant": "on"},
          "plugin.ping.enabled": {"state": "ENABLED", "variants": {"on": true, "off": false},
            "defaultVariant": "on"},
          "greeting": {"state": "ENABLED", "variants": {"a": "hi", "b": "ho"},
            "defaultVariant": "a", "targeting": {"if": [{"$ref": "beta"}, "b", "a"]},
            "metadata": {"description": "How the bot says hello."}}}}
        """;

    ImportPlan plan = flags.exchange.plan(production, file);
    assertThat(flags.exchange.export(production)).isEqualTo(before);
    assertThat(plan.steps())
        .filteredOn(step -> step.change() != Change.REMOVED)
        .extracting(Step::key, Step::change)
        .containsExactly(
            tuple("greeting", Change.ADDED),
            tuple("need-mention", Change.CHANGED),
            tuple("plugin.ping.enabled", Change.SAME));
    assertThat(plan.steps()).filteredOn(step -> step.change() == Change.REMOVED).hasSize(14);
    assertThat(plan.changesShared()).isTrue();

    ImportPlan done = flags.exchange.run(production, file, "one file for all", ada);
    assertThat(done).isEqualTo(plan);
    assertThat(flags.store.list(production))
        .extracting(Flag::key, Flag::on, Flag::description)
        .containsExactly(
            tuple("greeting", true, "How the bot says hello."),
            tuple(
                "need-mention",
                true,
                "The bot answers only messages that mention it, and ignores plain commands."),
            tuple("plugin.ping.enabled", true, "!ping answers pong."));
    assertThat(flags.store.archived(production)).hasSize(14);
    assertThat(kinds(EvidenceKind.FLAG_CHANGED)).isEqualTo(13);
    // Two flags that were off, so that nothing but their definition goes, the new one and the
    // shared one.
    assertThat(kinds(EvidenceKind.FLAG_DEFINED)).isEqualTo(4);
  }

  @Test
  void aFileWithAMistakeChangesNothing() {
    String before = flags.exchange.export(production);

    assertThatThrownBy(() ->
            flags.exchange.run(
                production,
                "{\n  \"flags\": {\n    \"a\": {\"state\": \"ENABLED\"\n  }\n}",
                "why not",
                ada))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("line 5, column 2")
        .extracting(failure -> ((Failure) failure).extensions().get("violations"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
    assertThat(flags.exchange.export(production)).isEqualTo(before);
  }

  @Test
  void withoutAReasonNothingIsImported() {
    assertThatThrownBy(() -> flags.exchange.run(production, "{\"flags\": {}}", " ", ada))
        .hasMessageContaining("3 to 200");
    assertThat(flags.store.list(production)).hasSize(16);
  }

  @Test
  void aFlagThatWasRemovedCanBeAddedAgainAndGoesOnWithItsHistory() {
    String file = flags.exchange.export(production);
    flags.exchange.run(production, "{\"flags\": {}}", "away with all", ada);
    flags.exchange.run(production, file, "back again", ada);

    assertThat(flags.exchange.export(production)).isEqualTo(file);
    assertThat(flags.store.history(production, "need-mention"))
        .extracting(entry -> entry.version(), entry -> entry.archived())
        .containsExactly(tuple(2L, true), tuple(3L, false));
  }

  @Test
  void ofWhatAFlagSharesNothingIsLostByChangingTheFlag() {
    flags.exchange.run(
        production,
        "{\"$evaluators\": {\"r\": {\"==\": [1, 1]}}, \"flags\": {}}",
        "shared rules",
        ada);
    flags.desk.create(
        production,
        "a",
        "Uses the rule.",
        TextNode.valueOf(
            "{\"state\": \"ENABLED\", \"variants\": {\"x\": 1, \"y\": 2}, \"defaultVariant\": \"x\","
                + " \"targeting\": {\"if\": [{\"$ref\": \"r\"}, \"y\", \"x\"]}}"),
        "trying out",
        ada);

    assertThat(flags.exchange.export(production)).contains("\"r\"").contains("\"$ref\": \"r\"");
  }

  private long kinds(EvidenceKind kind) {
    return DATABASE
        .evidence()
        .find(
            EvidenceQuery.ofTeam(team.id(), Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
                .onlyKinds(Set.of(kind)))
        .size();
  }

  private static String randomFile(Random random) {
    StringBuilder file = new StringBuilder("{\"$evaluators\": {\"r\": {\"==\": [1, 1]}}");
    if (random.nextBoolean()) {
      file.append(", \"metadata\": {\"flagSetId\": \"π ").append(random.nextInt()).append("\"}");
    }
    file.append(", \"flags\": {");
    int several = random.nextInt(1, 30);
    for (int i = 0; i < several; i++) {
      file.append(i == 0 ? "" : ",\n")
          .append(randomFlag("f" + random.nextInt(9) + "-" + i, random));
    }
    return file.append("}}").toString();
  }

  private static String randomFlag(String key, Random random) {
    List<String> values =
        switch (random.nextInt(4)) {
          case 0 -> List.of("true", "false");
          case 1 -> List.of("\"\\u00e9\\n\\\"x\\\\\"", "\"\"");
          case 2 -> List.of("1.50", "-12e-7", "123456789012345678901234567890");
          default -> List.of("{\"z\": 1, \"a\": [null, {}, []]}", "{}");
        };
    StringBuilder variants = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      variants.append(i == 0 ? "" : ", ").append("\"v" + i + "\": ").append(values.get(i));
    }
    String targeting =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> ", \"targeting\": {}";
          case 2 -> ", \"targeting\": {\"fractional\": [[\"v0\", 30], [\"v1\", 70]]}";
          default -> ", \"targeting\": {\"if\": [{\"$ref\": \"r\"}, \"v1\", null]}";
        };
    return "\"%s\": {\"variants\": {%s}, \"state\": \"%s\", \"defaultVariant\": \"v0\"%s}"
        .formatted(key, variants, random.nextBoolean() ? "ENABLED" : "DISABLED", targeting);
  }
}
