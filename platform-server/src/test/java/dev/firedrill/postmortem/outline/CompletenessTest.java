package dev.firedrill.postmortem.outline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletenessTest {
  private static final String TEMPLATE =
      """
      ## Summary

      *Two or three sentences that somebody from another team understands, with enough words to count.*

      ## Action items

      | Action | Owner | Priority | Due | Done when |
      | --- | --- | --- | --- | --- |
      | | | | | |
      """;

  private static final String WHOLE =
      """
      # INC-3
      ## Summary
      The weather command of the production bot failed for a third of all users between 14:02 and 14:20 because a new release waited too long.
      ## Impact
      30 % of requests failed for 18 minutes.
      ## Timeline
      | Time (UTC) | What | Source |
      | --- | --- | --- |
      | 13:58 | release went out | deploy 118 |
      | 14:03 | alarm fired | page 7 |
      | 14:05 | declared | record 106 |
      | 14:17 | rolled back | deploy 119 |
      ## Contributing factors
      - the release had no canary
      - the timeout is longer than users wait
      ## What went well
      - the alarm fired
      ## What went badly
      - a restart as a reflex
      ## Where we got lucky
      - traffic was low
      ## Action items
      | Action | Owner | Priority | Due | Done when |
      | --- | --- | --- | --- | --- |
      | Canary for every release | Bo | P1 | 2026-12-01 | a release without one is refused |
      """;

  private static String missing(String markdown, String id) {
    return Completeness.of(markdown, TEMPLATE).criteria().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .map(Completeness.Criterion::missing)
        .orElse("");
  }

  @Test
  void aWholeOneMeetsEverything() {
    Completeness all = Completeness.of(WHOLE, TEMPLATE);

    assertThat(all.criteria()).allSatisfy(one -> assertThat(one.missing()).isNull());
    assertThat(all.share()).isEqualTo(1);
    assertThat(all.actionItems())
        .containsExactly(
            new ActionItem(
                "Canary for every release",
                "Bo",
                "P1",
                "2026-12-01",
                "a release without one is refused"));
  }

  @Test
  void theTemplateAloneMeetsNothing() {
    assertThat(Completeness.of(TEMPLATE, TEMPLATE).share()).isZero();
    assertThat(missing(TEMPLATE, "summary")).contains("has 0 words");
  }

  @Test
  void eachGapIsNamed() {
    assertThat(missing(WHOLE.replace("| 14:05 | declared | record 106 |\n", ""), "timeline"))
        .contains("3 entries");
    assertThat(missing(WHOLE.replace("| P1 | 2026-12-01 |", "| | soon |"), "owned"))
        .isEqualTo("\"Canary for every release\" lacks a priority.");
    assertThat(missing(WHOLE.replace("2026-12-01", "soon"), "owned")).contains("\"soon\"");
    assertThat(missing(WHOLE.replace("30 % of requests", "Many"), "extent")).contains("share");
    assertThat(missing(WHOLE.replace("- traffic was low\n", "-\n"), "lucky")).contains("lucky");
  }

  @Test
  void anyTextIsRead() {
    assertThat(Completeness.of("", "").share()).isZero();
    assertThat(Completeness.of("## Action items\n|\n||\n| x", "").actionItems()).hasSize(1);
  }
}
