package dev.firedrill.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "!ping~ping~''~false",
        "  !Ping  ~ping~''~false",
        "!weather  New York ~weather~New York~false",
        "!weather\tOslo~weather~Oslo~false",
        "<@U0BOT> weather Oslo~weather~Oslo~true",
        "<@U0BOT>: !weather Oslo~weather~Oslo~true",
        "<@U0BOT|bot>, ping~ping~''~true",
        "<@U0BOT>~help~''~true",
        "!ping <@U0BOT>~ping~''~true",
        "!define a &amp; b &lt;c&gt;~define~a & b <c>~false",
        "!define &amp;lt;~define~&lt;~false",
      })
  void readsACommand(String message, String word, String text, boolean mentioned) {
    assertThat(CommandLine.ofMessage(message, "U0BOT"))
        .contains(new CommandLine(word, text, mentioned));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello", "!", "! ping", "!!", "!42", "say !ping", "<@U0OTHER> ping", "!?"})
  void leavesOtherTalkAlone(String message) {
    assertThat(CommandLine.ofMessage(message, "U0BOT")).isEmpty();
  }

  @Test
  void takesTheTextOfASlashCommandAsItIs() {
    assertThat(CommandLine.ofSlash("weather Oslo"))
        .contains(new CommandLine("weather", "Oslo", true));
    assertThat(CommandLine.ofSlash(" !ping ")).contains(new CommandLine("ping", "", true));
    assertThat(CommandLine.ofSlash("")).contains(new CommandLine("help", "", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "\"error budget\"~error budget",
        "latency~latency",
        "New York~New York",
        "\"Lunch?\" \"Soup\" \"Salad\"~\"Lunch?\" \"Soup\" \"Salad\"",
      })
  void takesAnArgumentOutOfItsQuotationMarks(String text, String unquoted) {
    assertThat(new CommandLine("define", text, false).unquoted().text()).isEqualTo(unquoted);
  }
}
