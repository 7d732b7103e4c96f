package dev.firedrill.flag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.flag.definition.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do to a flag. */
public sealed interface FlagEdit {
  /** On or off for everybody; takes targeting away. Only a boolean flag has this. */
  record Switch(boolean on) implements FlagEdit {}

  /**
   * Another definition, as an object or as the text of one. A null description leaves it as it is.
   */
  record Define(JsonNode definition, @Nullable String description) implements FlagEdit {}

  /** A split of the users. */
  record Rollout(List<Share> shares) implements FlagEdit {
    public Rollout {
      shares = List.copyOf(shares);
    }
  }

  /** Off for everybody at once; the definition stays, so that the flag can be revived. */
  record Kill() implements FlagEdit {}

  record Revive() implements FlagEdit {}

  /** No longer served; the program's own default counts. */
  record Archive() implements FlagEdit {}
}
