package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import org.jspecify.annotations.Nullable;

/** A command that the platform itself answers, such as {@code /incident}. */
public interface SlashCommand {
  /** With the slash: {@code /incident}. */
  String name();

  /**
   * What may follow, in one line: {@code declare sev1..sev4 <title> | update <text> | resolve |
   * status}.
   */
  String usage();

  /** What it does, in one sentence. */
  String description();

  /**
   * Carries it out. Always answers, also what is wrong with the text and how to mend it; a {@code
   * Failure} becomes an ephemeral answer with its detail.
   */
  Answer handle(Invocation invocation);

  /** The text after the command, trimmed. */
  record Invocation(TeamId team, ChannelId channel, UserId user, PersonId person, String text) {}

  /** What the caller sees; {@code inChannel} is posted for all to see when not null. */
  record Answer(String ephemeral, @Nullable String inChannel) {
    public static Answer onlyToYou(String text) {
      return new Answer(text, null);
    }
  }
}
