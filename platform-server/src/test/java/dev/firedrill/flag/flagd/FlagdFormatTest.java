package dev.firedrill.flag.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.FlagFile;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.definition.Reading;
import dev.firedrill.flag.definition.Shared;
import dev.firedrill.flag.definition.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagdFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FlagFormat format = Flagd.format();

  @Test
  void aWholeFileIsRead() {
    FlagFile file =
        file(
            """
            {"$schema": "https://flagd.dev/schema/v0/flags.json",
             "$evaluators": {"beta": {"ends_with": [{"var": "email"}, "@beta.example"]}},
             "metadata": {"version": "7"},
             "flags": {
              "greeting": {"state": "ENABLED", "variants": {"a": "hi", "b": "hello"},
                "defaultVariant": "a", "targeting": {"if": [{"$ref": "beta"}, "b", "a"]}},
              "limit": {"state": "DISABLED", "variants": {"low": 1.50, "high": 2},
                "defaultVariant": "low"}}}
            """);

    assertThat(file.flags()).containsOnlyKeys("greeting", "limit");
    assertThat(file.text()).contains("\"low\": 1.50").contains("\"version\": \"7\"");
  }

  /** The place and part of the message for every mistake that people make. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'flags': {'a': {'state': 'ENABLED' 'variants': {}}}}               | line 1, column 37 | comma
          {'flags': {'a': 3}}                                                 | line 1, column 17 | object with state
          {'flags': {'a': {'state': 'ON', 'variants': {'x': 1}, 'defaultVariant': 'x'}}} | line 1, column 27 | ENABLED
          {'flags': {'a': {'state': 'ENABLED', 'variants': {'x': 1}, 'defaultVariant': 'y'}}} | line 1, column 78 | one of the variants: x
          {'flags': {'a': {'state': 'ENABLED', 'variants': {'x': 1, 'y': true}, 'defaultVariant': 'x'}}} | line 1, column 64 | one kind
          {'flags': {'a': {'state': 'ENABLED', 'variants': {'x': [1]}, 'defaultVariant': 'x'}}} | line 1, column 56 | a boolean, a string
          {'flags': {'A': {'state': 'ENABLED', 'variants': {'x': 1}, 'defaultVariant': 'x'}}} | line 1, column 17 | flag's key
          {'flags': {'export': {'state': 'ENABLED', 'variants': {'x': 1}, 'defaultVariant': 'x'}}} | line 1, column 22 | are taken
          {'flags': {'a': {'state': 'ENABLED', 'variants': {'x': 1}, 'defaultVariant': 'x', 'traget': {}}}} | line 1, column 93 | 'traget' is not known
          {'flags': {}, 'flags': {}}                                          | line 1, column 22 | Duplicate
          {'flags': {}} x                                                     | line 1, column 15 | Unrecognized token
          {'flags': {}} {}                                                    | line 1, column 15 | ends before
          [1]                                                                 | line 1, column 1  | JSON object
          {'flags': []}                                                       | line 1, column 11 | by key
          """)
  void mistakesAreToldWithLineAndColumn(String text, String place, String message) {
    List<Violation> why = wrong(format.file(text.replace('\'', '"')));

    assertThat(why)
        .anySatisfy(violation -> {
          assertThat(violation.field()).isEqualTo(place);
          assertThat(violation.message()).contains(message);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"fractionall": [["on", 50], ["off", 50]]}             | no operation 'fractionall'
          {"fractional": [["on", 50], ["of", 50]]}               | may result in 'of'
          {"fractional": [["on", 0.5], ["off", 50]]}             | whole number
          {"fractional": [["on", -1], ["off", 50]]}              | negative
          {"fractional": [["on", 50]]}                           | flagd's schema
          {"if": [{"==": [1, 1]}, "maybe", "off"]}               | may result in 'maybe'
          {"if": [{"sem_ver": [{"var": "version"}, "about", "1.0.0"]}, "on"]} | flagd's schema
          {"if": [{"starts_with": [{"var": "a"}]}, "on"]}        | flagd's schema
          {"if": [{"$ref": "nothing"}, "on"]}                    | no shared rule 'nothing'
          {"reduce": [[1], {"var": "x"}, 0]}                     | without end
          {"some": [[1], {"some": [[2], {"var": ""}]}]}          | within a loop
          {"var": "x", "cat": []}                                | exactly one member
          "on"                                                   | must be an object
          """)
  void whatARuleMayNotSayIsToldWithItsLine(String rule, String message) {
    String text =
        """
        {
          "state": "ENABLED",
          "variants": {"on": true, "off": false},
          "defaultVariant": "off",
          "targeting": %s
        }
        """
            .formatted(rule);

    List<Violation> why = wrong(format.definition("a", TextNode.valueOf(text), Shared.NOTHING));

    assertThat(why)
        .anySatisfy(violation -> {
          assertThat(violation.field()).startsWith("line 5, column ");
          assertThat(violation.message()).contains(message);
        });
  }

  @Test
  void ofAnObjectThePathIsTold() throws Exception {
    JsonNode written =
        JSON.readTree(
            """
            {"state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on",
             "targeting": {"if": [true, "onn"]}}
            """);

    assertThat(wrong(format.definition("a", written, Shared.NOTHING)))
        .extracting(Violation::field)
        .containsExactly("/targeting/if/1");
  }

  @ParameterizedTest
  @ValueSource(ints = {49, 1_000, 100_000})
  void deepNestingIsRefusedAndBreaksNothing(int depth) {
    String text = "{\"flags\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

    assertThat(wrong(format.file(text)).getFirst().message()).contains("nested deeper");
  }

  @Test
  void sharedRulesCannotBlowUp() {
    // Each of these would double what the one before it stands for.
    StringBuilder rules = new StringBuilder("\"r0\": {\"cat\": [\"x\", \"x\"]}");
    for (int i = 1; i < 40; i++) {
      rules.append(
          ", \"r%d\": {\"cat\": [{\"$ref\": \"r%d\"}, {\"$ref\": \"r%d\"}]}"
              .formatted(i, i - 1, i - 1));
    }

    assertThat(wrong(format.file("{\"$evaluators\": {" + rules + "}, \"flags\": {}}")))
        .extracting(Violation::message)
        .contains("A shared rule and a loop may not refer to a shared rule.");
  }

  @Test
  void aDefinitionThatGrowsTooLargeByReferenceIsRefused() {
    String rule = "\"r\": {\"cat\": [\"" + "x".repeat(4_000) + "\"]}";
    String reference = "{\"$ref\": \"r\"}";
    String targeting =
        "{\"cat\": ["
            + String.join(",", List.of(reference, reference, reference, reference, reference))
            + "]}";

    assertThat(
            wrong(
                format.file(
                    "{\"$evaluators\": {%s}, \"flags\": {\"a\": {\"state\": \"ENABLED\", \"variants\": {\"on\": true}, \"defaultVariant\": \"on\", \"targeting\": %s}}}"
                        .formatted(rule, targeting))))
        .extracting(Violation::message)
        .anySatisfy(message -> assertThat(message).contains("With what it refers to"));
  }

  @Test
  void aSwitchIsWhatFlagdCallsABooleanFlag() {
    Definition on = Definition.ofSwitch(true);

    assertThat(format.definition("a", on.tree(), Shared.NOTHING)).isEqualTo(new Reading.Good<>(on));
    assertThat(on.text())
        .isEqualTo(
            "{\"defaultVariant\":\"on\",\"state\":\"ENABLED\",\"variants\":{\"off\":false,\"on\":true}}");
  }

  private FlagFile file(String text) {
    return switch (format.file(text)) {
      case Reading.Good<FlagFile>(FlagFile file) -> file;
      case Reading.Bad<FlagFile>(List<Violation> why) -> throw new AssertionError(why);
    };
  }

  private static <T> List<Violation> wrong(Reading<T> reading) {
    return switch (reading) {
      case Reading.Good<T>(T value) -> throw new AssertionError("was accepted: " + value);
      case Reading.Bad<T>(List<Violation> why) -> why;
    };
  }
}
