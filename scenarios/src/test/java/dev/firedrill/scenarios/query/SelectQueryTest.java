package dev.firedrill.scenarios.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectQueryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1",
        "SELECT count(*) AS n FROM glossary WHERE term = 'a;b -- c' AND \"drop\" > 0",
        "with t as (select 1 as x) select max(x) from t",
        "select replace(text, '(', ')') from reminders",
        "select 'it''s' from [odd ) name]",
        "\n select updated_at from polls"
      })
  void aSingleReadMayBeAsked(String query) {
    assertThat(SelectQuery.problem(query)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "select 1; | semicolon",
        "select 1; delete from t | semicolon",
        "select 1 -- all | comment",
        "select 1 /* all */ | comment",
        "select 1) union select (2 | without its (",
        "select (1 | without its )",
        "select 'open | without its end",
        "select [open | without its end",
        "delete from t | says delete",
        "with x as (select 1) insert into t select * from x | says insert",
        "pragma user_version | says pragma",
        "attach 'x' as y | says attach",
        "values (1) | begin with SELECT",
        ".shell id | begin with SELECT",
        "'select' | begin with SELECT",
        "## | begin with SELECT"
      })
  void everythingElseIsRefused(String query, String why) {
    assertThat(SelectQuery.problem(query))
        .hasValueSatisfying(said -> assertThat(said).contains(why));
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThat(SelectQuery.problem("select 1" + " ".repeat(2_000))).isPresent();
  }

  @Test
  void aFileIsANameAndNoPath() {
    assertThat(SelectQuery.file("")).contains("bot.sqlite3");
    assertThat(SelectQuery.file("sqlite:glossary.db")).contains("glossary.db");
    assertThat(SelectQuery.file("sqlite:../bot.sqlite3")).isEmpty();
    assertThat(SelectQuery.file("sqlite:.hidden")).isEmpty();
    assertThat(SelectQuery.file("upstream:weather")).isEmpty();
  }
}
