package dev.firedrill.workspace;

import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.TeamId;
import java.util.Map;

/** A form that the platform itself shows, such as the one for an update of an incident. */
public interface PlatformForm {
  /** The {@code callback_id} of its views. */
  String name();

  /** What is wrong, by block; empty when all was taken, and then the form closes. */
  Map<String, String> submit(Submission submission);

  /** Who sent what. {@code metadata} is what the form was opened with; values are by block. */
  record Submission(
      TeamId team, UserId user, PersonId person, String metadata, Map<String, String> values) {
    public Submission {
      values = Map.copyOf(values);
    }

    /** What was typed into the block, trimmed; empty when nothing was. */
    public String value(String block) {
      return values.getOrDefault(block, "").strip();
    }
  }
}
