package dev.firedrill.flag;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.DefinitionRules;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.definition.FlagType;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where people make and change flags. */
public final class FlagDesk {
  private final FlagStore flags;
  private final FlagFormat format;
  private final FlagBook book;
  private final Transactions transactions;

  public FlagDesk(FlagStore flags, FlagFormat format, FlagBook book, Transactions transactions) {
    this.flags = flags;
    this.format = format;
    this.book = book;
    this.transactions = transactions;
  }

  private record Next(FlagStore.Wanted wanted, String deed) {}

  /** Switches the flag on or off for everybody: {@link #edit} with the usual wish. */
  public FlagOutcome change(
      TeamEnvironment owner,
      String key,
      boolean on,
      String reason,
      @Nullable Long expectedVersion,
      PersonId by) {
    return edit(owner, key, new FlagEdit.Switch(on), reason, expectedVersion, by);
  }

  /**
   * Changes the flag. With an expected version, only if that is still the flag's.
   *
   * @throws Failure invalid-input when the wish does not fit the flag, a definition breaks a rule
   *     (then with every violation) or the reason has not 3 to 200 characters
   */
  public FlagOutcome edit(
      TeamEnvironment owner,
      String key,
      FlagEdit edit,
      String reason,
      @Nullable Long expectedVersion,
      PersonId by) {
    String why = FlagInput.reason(reason);
    return transactions.call(() -> {
      flags.hold(owner);
      Optional<Flag> found = flags.find(owner, key).filter(flag -> !flag.archived());
      if (found.isEmpty()) {
        return new FlagOutcome.UnknownKey(key);
      }
      Flag flag = found.get();
      if (expectedVersion != null && expectedVersion != flag.version()) {
        return new FlagOutcome.Stale(flag);
      }
      Next next = next(flag, edit);
      if (next.wanted().equals(wanted(flag))) {
        return new FlagOutcome.Unchanged(flag);
      }
      return new FlagOutcome.Changed(
          book.write(flag, owner, key, next.wanted(), next.deed(), by, why));
    });
  }

  /**
   * Makes a flag; the key of an archived one may be used again and goes on with its history.
   *
   * @throws Failure as {@link #edit}, or conflict when the environment has 200 flags
   */
  public FlagOutcome create(
      TeamEnvironment owner,
      String key,
      String description,
      JsonNode written,
      String reason,
      PersonId by) {
    String why = FlagInput.reason(reason);
    String what = FlagInput.description(description);
    return transactions.call(() -> {
      flags.hold(owner);
      Definition definition = FlagInput.value(format.definition(key, written, flags.shared(owner)));
      Optional<Flag> found = flags.find(owner, key);
      if (found.isPresent() && !found.get().archived()) {
        return new FlagOutcome.Exists(found.get());
      }
      if (flags.list(owner).size() >= DefinitionRules.MOST_FLAGS) {
        throw Failure.invalid(
            "The environment has "
                + DefinitionRules.MOST_FLAGS
                + " flags; archive some that nobody needs first.");
      }
      return new FlagOutcome.Changed(
          book.write(
              found.orElse(null),
              owner,
              key,
              new FlagStore.Wanted(what, definition.described(null), false),
              "was created",
              by,
              why));
    });
  }

  private static FlagStore.Wanted wanted(Flag flag) {
    return new FlagStore.Wanted(flag.description(), flag.definition(), flag.archived());
  }

  private Next next(Flag flag, FlagEdit edit) {
    Definition now = flag.definition();
    return switch (edit) {
      case FlagEdit.Switch(boolean on) ->
          next(flag, switched(flag, on), on ? "was switched on" : "was switched off");
      case FlagEdit.Kill() -> next(flag, now.withState(false), "was killed");
      case FlagEdit.Revive() -> next(flag, now.withState(true), "was revived");
      case FlagEdit.Rollout(List<Share> shares) -> {
        FlagInput.shares(shares, now);
        yield next(flag, now.rolledOut(shares), "was rolled out (" + words(shares) + ")");
      }
      case FlagEdit.Define define -> defined(flag, define);
      case FlagEdit.Archive() ->
          new Next(new FlagStore.Wanted(flag.description(), now, true), "was archived");
    };
  }

  private Next defined(Flag flag, FlagEdit.Define define) {
    Definition written =
        FlagInput.value(
            format.definition(flag.key(), define.definition(), flags.shared(flag.owner())));
    String description =
        define.description() == null
            ? written.description().orElse(flag.description())
            : define.description();
    return new Next(
        new FlagStore.Wanted(
            FlagInput.description(description), written.described(null), flag.archived()),
        "was redefined");
  }

  private static Next next(Flag flag, Definition definition, String deed) {
    return new Next(new FlagStore.Wanted(flag.description(), definition, false), deed);
  }

  private static Definition switched(Flag flag, boolean on) {
    if (flag.definition().type() != FlagType.BOOLEAN) {
      throw Failure.invalid(
          "The flag '%s' is no switch, its variants are %s: change its definition or its rollout."
              .formatted(flag.key(), flag.definition().variants().keySet()));
    }
    return flag.definition()
        .switched(on)
        .orElseThrow(() ->
            Failure.invalid(
                "The flag '%s' has no variant that is %s: add one to its definition."
                    .formatted(flag.key(), on)));
  }

  private static String words(List<Share> shares) {
    return shares.stream()
        .map(share -> share.variant() + " " + share.percent() + " %")
        .collect(Collectors.joining(", "));
  }
}
