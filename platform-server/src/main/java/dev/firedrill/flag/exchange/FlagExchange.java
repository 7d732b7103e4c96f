package dev.firedrill.flag.exchange;

import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagBook;
import dev.firedrill.flag.FlagInput;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.FlagFile;
import dev.firedrill.flag.definition.FlagFormat;
import dev.firedrill.flag.exchange.ImportPlan.Change;
import dev.firedrill.flag.exchange.ImportPlan.Step;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Exports and imports all flags of an environment. */
public final class FlagExchange {
  private static final String NO_DESCRIPTION = "Imported without a description.";

  private final FlagStore flags;
  private final FlagFormat format;
  private final FlagBook book;
  private final Transactions transactions;

  public FlagExchange(
      FlagStore flags, FlagFormat format, FlagBook book, Transactions transactions) {
    this.flags = flags;
    this.format = format;
    this.book = book;
    this.transactions = transactions;
  }

  /** The file; the same flags always give the same bytes. */
  public String export(TeamEnvironment owner) {
    return transactions.call(
        () -> new FlagFile(flags.shared(owner), described(flags.list(owner))).text());
  }

  /**
   * What an import of the file would do.
   *
   * @throws dev.firedrill.kernel.Failure invalid-input with every violation by line and column
   */
  public ImportPlan plan(TeamEnvironment owner, String file) {
    FlagFile wanted = FlagInput.value(format.file(file));
    return transactions.call(() -> plan(owner, wanted));
  }

  /**
   * Makes the environment's flags those of the file: flags that it does not name are archived. All
   * of it happens or nothing.
   *
   * @return what was done
   */
  public ImportPlan run(TeamEnvironment owner, String file, String reason, PersonId by) {
    String why = FlagInput.reason(reason);
    FlagFile wanted = FlagInput.value(format.file(file));
    return transactions.call(() -> {
      flags.hold(owner);
      ImportPlan plan = plan(owner, wanted);
      carryOut(plan, why, by);
      return plan;
    });
  }

  private ImportPlan plan(TeamEnvironment owner, FlagFile wanted) {
    Map<String, Flag> now = new LinkedHashMap<>();
    flags.list(owner).forEach(flag -> now.put(flag.key(), flag));
    Set<String> keys = new TreeSet<>(now.keySet());
    keys.addAll(wanted.flags().keySet());
    List<Step> steps = new ArrayList<>();
    for (String key : keys) {
      steps.add(step(key, now.get(key), wanted.flags().get(key)));
    }
    return new ImportPlan(owner, flags.shared(owner), wanted.shared(), steps);
  }

  private static Step step(String key, @Nullable Flag flag, @Nullable Definition wanted) {
    Definition before = flag == null ? null : described(flag);
    if (wanted == null) {
      return new Step(key, Change.REMOVED, flag, before, null);
    }
    // A file need not describe what is described already.
    String description =
        FlagInput.description(
            wanted.description().orElse(flag == null ? NO_DESCRIPTION : flag.description()));
    Definition after = wanted.described(description);
    if (before == null) {
      return new Step(key, Change.ADDED, null, null, after);
    }
    return new Step(key, before.equals(after) ? Change.SAME : Change.CHANGED, flag, before, after);
  }

  private void carryOut(ImportPlan plan, String reason, PersonId by) {
    if (plan.changesShared()) {
      flags.share(plan.owner(), plan.sharedAfter());
      book.noteShared(plan.owner(), plan.sharedAfter(), by, reason);
    }
    for (Step step : plan.steps()) {
      switch (step.change()) {
        case SAME -> {
          if (plan.changesShared()) {
            book.tell(Objects.requireNonNull(step.flag())); // it may refer to what is shared
          }
        }
        case ADDED, CHANGED -> write(plan, step, reason, by);
        case REMOVED -> {
          Flag flag = Objects.requireNonNull(step.flag());
          book.write(
              flag,
              plan.owner(),
              step.key(),
              new FlagStore.Wanted(flag.description(), flag.definition(), true),
              "was archived by an import",
              by,
              reason);
        }
      }
    }
  }

  private void write(ImportPlan plan, Step step, String reason, PersonId by) {
    Definition after = Objects.requireNonNull(step.after());
    book.write(
        step.flag(),
        plan.owner(),
        step.key(),
        new FlagStore.Wanted(
            after.description().orElse(NO_DESCRIPTION), after.described(null), false),
        "was imported",
        by,
        reason);
  }

  private static Map<String, Definition> described(List<Flag> all) {
    Map<String, Definition> described = new TreeMap<>();
    all.forEach(flag -> described.put(flag.key(), described(flag)));
    return described;
  }

  private static Definition described(Flag flag) {
    return flag.definition().described(flag.description());
  }
}
