package dev.firedrill.flag.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Evaluation;
import dev.firedrill.flag.definition.Evaluation.Reason;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.definition.FlagSet;
import dev.firedrill.flag.definition.Reading;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.flag.definition.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagdSetTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USERS = 10_000;

  private final FlagFormat format = Flagd.format();

  @Test
  void aFlagWithoutARuleIsTheSameForAll() throws Exception {
    assertThat(evaluate(Definition.ofSwitch(false), "{}"))
        .isEqualTo(new Evaluation.Value("off", JSON.readTree("false"), Reason.STATIC));
  }

  @Test
  void aDisabledSwitchIsOffAndWhatIsNoSwitchIsLeftToTheProgram() throws Exception {
    assertThat(evaluate(Definition.ofSwitch(true).withState(false), "{}"))
        .isEqualTo(new Evaluation.Value("off", JSON.readTree("false"), Reason.DISABLED));
    Definition color =
        definition(
            """
            {"state": "DISABLED", "variants": {"r": "red"}, "defaultVariant": "r"}
            """);
    assertThat(evaluate(color, "{}")).isEqualTo(new Evaluation.CodeDefault());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"starts_with": [{"var": "email"}, "ada@"]}     | {"email": "ada@otters.example"} | true
          {"starts_with": [{"var": "email"}, "ada@"]}     | {"email": "bob@otters.example"} | false
          {"ends_with": [{"var": "email"}, ".example"]}   | {"email": "ada@otters.example"} | true
          {"sem_ver": [{"var": "version"}, ">=", "1.2.0"]} | {"version": "1.10.0"}          | true
          {"sem_ver": [{"var": "version"}, ">=", "1.2.0"]} | {"version": "1.1.9"}           | false
          {"sem_ver": [{"var": "version"}, "^", "1.2.0"]} | {"version": "2.0.0"}            | false
          {"in": [{"var": "targetingKey"}, ["U1", "U2"]]} | {"targetingKey": "U2"}          | true
          {"==": [{"var": "$flagd.flagKey"}, "a"]}        | {}                              | true
          {">": [{"var": "$flagd.timestamp"}, 1700000000]} | {}                             | true
          {"some": [{"var": "teams"}, {"==": [{"var": ""}, "otter"]}]} | {"teams": ["owl", "otter"]} | true
          """)
  void rulesAreEvaluatedAsFlagdDoes(String rule, String context, boolean on) throws Exception {
    assertThat(variant(ruled(rule), context)).isEqualTo(on ? "on" : "off");
  }

  @Test
  void aRuleThatChoosesNothingLeavesTheDefault() throws Exception {
    Definition flag = targeting("{\"if\": [{\"==\": [{\"var\": \"x\"}, 1]}, \"on\", null]}");

    assertThat(evaluate(flag, "{}"))
        .isEqualTo(new Evaluation.Value("off", JSON.readTree("false"), Reason.DEFAULT));
    assertThat(evaluate(flag, "{\"x\": 1}"))
        .isEqualTo(new Evaluation.Value("on", JSON.readTree("true"), Reason.TARGETING_MATCH));
  }

  @Test
  void sharedRulesMayHaveDollarsAndBackslashes() throws Exception {
    Shared shared =
        new Shared(
            "{\"$evaluators\":{\"odd\":{\"==\":[{\"cat\":[{\"var\":\"$flagd.flagKey\"},\"\\\\$1\"]},\"a\\\\$1\"]}}}");
    Definition flag = good("{\"if\": [{\"$ref\": \"odd\"}, \"on\", \"off\"]}", shared);

    assertThat(format.compile(Map.of("a", flag), shared).evaluate("a", JSON.readTree("{}")))
        .get()
        .extracting(value -> ((Evaluation.Value) value).variant())
        .isEqualTo("on");
  }

  @Test
  void aRuleThatBreaksSaysSoAndThrowsNothing() throws Exception {
    assertThat(evaluate(targeting("{\"var\": \"which\"}"), "{\"which\": \"none\"}"))
        .isInstanceOf(Evaluation.Broken.class);
    assertThat(evaluate(ruled("{\"<\": [{\"var\": \"x\"}, 1]}"), "{\"x\": {\"y\": [null]}}"))
        .isNotNull();
    assertThat(evaluate(ruled("{\"+\": [{\"var\": \"x\"}, 1]}"), "{\"x\": \"seven\"}")).isNotNull();
  }

  /** Shares are met within what chance allows: four standard deviations of a fair draw. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aRolloutMeetsItsPercentages(long seed) throws Exception {
    Random random = new Random(seed);
    List<Share> shares = shares(random);
    FlagSet set = format.compile(Map.of("a", flag(shares)), Shared.NOTHING);
    Map<String, Integer> got = new HashMap<>();
    for (int i = 0; i < USERS; i++) {
      String user = "{\"targetingKey\": \"U%08X\"}".formatted(random.nextInt());
      got.merge(variant(set, user), 1, Integer::sum);
    }

    for (Share share : shares) {
      double p = share.percent() / 100.0;
      assertThat(got.getOrDefault(share.variant(), 0) / (double) USERS)
          .as("%s of %s", share, shares)
          .isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / USERS) + 0.0001));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoIsInStaysInWhenTheRolloutGrows(long seed) throws Exception {
    Random random = new Random(seed);
    int less = random.nextInt(1, 50);
    int more = random.nextInt(less, 100);
    FlagSet before = format.compile(Map.of("a", onTo(less)), Shared.NOTHING);
    FlagSet after = format.compile(Map.of("a", onTo(more)), Shared.NOTHING);
    for (int i = 0; i < 1_000; i++) {
      String user = "{\"targetingKey\": \"U%08X\"}".formatted(random.nextInt());
      if (variant(before, user).equals("on")) {
        assertThat(variant(after, user)).as(user).isEqualTo("on");
      }
      assertThat(variant(before, user)).isEqualTo(variant(before, user));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,off", "100,on"})
  void nobodyAndEverybodyAreExact(int percent, String variant) throws Exception {
    FlagSet set = format.compile(Map.of("a", onTo(percent)), Shared.NOTHING);
    for (int i = 0; i < 2_000; i++) {
      assertThat(variant(set, "{\"targetingKey\": \"U" + i + "\"}")).isEqualTo(variant);
    }
  }

  @Test
  void withoutAUserARolloutLeavesTheDefault() throws Exception {
    assertThat(variant(onTo(100), "{}")).isEqualTo("off");
  }

  private static Definition onTo(int percent) {
    return Definition.ofSwitch(false)
        .rolledOut(List.of(new Share("on", percent), new Share("off", 100 - percent)));
  }

  private Definition flag(List<Share> shares) {
    StringBuilder variants = new StringBuilder();
    for (Share share : shares) {
      variants.append(variants.isEmpty() ? "" : ", ");
      variants.append("\"%s\": \"%s\"".formatted(share.variant(), share.variant()));
    }
    return definition(
            "{\"state\": \"ENABLED\", \"variants\": {%s}, \"defaultVariant\": \"%s\"}"
                .formatted(variants, shares.getFirst().variant()))
        .rolledOut(shares);
  }

  private static List<Share> shares(Random random) {
    List<Share> shares = new ArrayList<>();
    int left = 100;
    int several = random.nextInt(2, 6);
    for (int i = 0; i < several; i++) {
      int percent = i == several - 1 ? left : random.nextInt(0, left + 1);
      shares.add(new Share("v" + i, percent));
      left -= percent;
    }
    return shares;
  }

  private Definition ruled(String condition) {
    return targeting("{\"if\": [" + condition + ", \"on\", \"off\"]}");
  }

  private Definition targeting(String rule) {
    return good(rule, Shared.NOTHING);
  }

  private Definition good(String rule, Shared shared) {
    return definition(
        """
        {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
         "targeting": %s}
        """
            .formatted(rule),
        shared);
  }

  private Definition definition(String text) {
    return definition(text, Shared.NOTHING);
  }

  private Definition definition(String text, Shared shared) {
    return switch (format.definition("a", TextNode.valueOf(text), shared)) {
      case Reading.Good<Definition>(Definition definition) -> definition;
      case Reading.Bad<Definition> bad -> throw new AssertionError(bad);
    };
  }

  private Evaluation evaluate(Definition flag, String context) throws Exception {
    return format
        .compile(Map.of("a", flag), Shared.NOTHING)
        .evaluate("a", JSON.readTree(context))
        .orElseThrow();
  }

  private String variant(Definition flag, String context) throws Exception {
    return variant(format.compile(Map.of("a", flag), Shared.NOTHING), context);
  }

  private static String variant(FlagSet set, String context) throws Exception {
    JsonNode tree = JSON.readTree(context);
    return ((Evaluation.Value) set.evaluate("a", tree).orElseThrow()).variant();
  }
}
