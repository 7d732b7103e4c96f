package dev.firedrill.chaos.fault.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firedrill.bot.disturbance.Operation;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.flag.Flag;
import dev.firedrill.flag.FlagDesk;
import dev.firedrill.flag.FlagEdit;
import dev.firedrill.flag.FlagOutcome;
import dev.firedrill.flag.FlagStore;
import dev.firedrill.flag.definition.Definition;
import dev.firedrill.flag.definition.Share;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.scenarios.Args;
import dev.firedrill.team.TeamEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Flags that somebody of the course changes. */
final class FlagDeed implements Deed {
  /**
   * What changes: variants for everybody by flag; with a share, only so many percent get the one
   * that is not the usual.
   */
  record Wish(String reason, Map<String, String> variants, Map<String, Integer> percents) {}

  private final FlagStore flags;
  private final FlagDesk desk;
  private final Supplier<PersonId> colleague;
  private final Function<Args, Wish> wish;

  FlagDeed(Machinery machinery, Function<Args, Wish> wish) {
    this.flags = machinery.flags();
    this.desk = machinery.flagDesk();
    this.colleague = machinery.colleague();
    this.wish = wish;
  }

  @Override
  public Optional<String> missing(TeamEnvironment bot, Args args) {
    Wish wanted = wish.apply(args);
    Map<String, String> keys = new TreeMap<>(wanted.variants());
    wanted.percents().keySet().forEach(key -> keys.putIfAbsent(key, ""));
    for (Map.Entry<String, String> key : keys.entrySet()) {
      Optional<Flag> flag = find(bot, key.getKey());
      if (flag.isEmpty()) {
        return Optional.of("it has no flag " + key.getKey());
      }
      Set<String> variants = flag.get().definition().variants().keySet();
      if (!key.getValue().isEmpty() && !variants.contains(key.getValue())) {
        return Optional.of(
            "its flag "
                + key.getKey()
                + " has no variant "
                + key.getValue()
                + ", only "
                + variants);
      }
    }
    return Optional.empty();
  }

  @Override
  public Map<String, Object> make(FaultOrder order) {
    TeamEnvironment bot = order.target();
    Wish wanted = wish.apply(order.args());
    if (wanted.variants().isEmpty() && wanted.percents().isEmpty()) {
      return Map.of();
    }
    flags.hold(bot);
    Map<String, String> before = new TreeMap<>();
    Map<String, String> ours = new TreeMap<>();
    wanted
        .variants()
        .forEach((key, variant) -> change(bot, key, served(variant), wanted, before, ours));
    wanted
        .percents()
        .forEach((key, percent) -> change(bot, key, split(percent), wanted, before, ours));
    return Map.of("flags", ours, "flagsBefore", before, "flagReason", wanted.reason());
  }

  private void change(
      TeamEnvironment bot,
      String key,
      Function<Flag, FlagEdit> edit,
      Wish wanted,
      Map<String, String> before,
      Map<String, String> ours) {
    Flag flag =
        find(bot, key)
            .orElseThrow(() -> Failure.invalid("The bot has no flag '%s'.".formatted(key)));
    FlagOutcome outcome =
        desk.edit(bot, key, edit.apply(flag), wanted.reason(), null, colleague.get());
    if (!(outcome instanceof FlagOutcome.Changed(Flag changed))) {
      throw Failure.invalid("The flag '%s' stands like that already.".formatted(key));
    }
    before.put(key, flag.definition().text());
    ours.put(key, changed.definition().text());
  }

  /** Everybody gets this variant. */
  private static Function<Flag, FlagEdit> served(String variant) {
    return flag -> {
      Definition definition = flag.definition();
      if (!definition.variants().containsKey(variant)) {
        throw Failure.invalid(
            "The flag '%s' has no variant '%s', only %s."
                .formatted(flag.key(), variant, definition.variants().keySet()));
      }
      ObjectNode tree = (ObjectNode) definition.tree();
      tree.put("state", "ENABLED").put("defaultVariant", variant).remove("targeting");
      return new FlagEdit.Define(tree, null);
    };
  }

  /** So many percent of the users get another variant than the one that all have. */
  private static Function<Flag, FlagEdit> split(int percent) {
    return flag -> {
      Definition definition = flag.definition();
      String usual = definition.forEverybody().orElse(definition.defaultVariant());
      String other =
          definition.variants().keySet().stream()
              .filter(variant -> !variant.equals(usual))
              .findFirst()
              .orElseThrow(() ->
                  Failure.invalid("The flag '%s' has one variant only.".formatted(flag.key())));
      return new FlagEdit.Rollout(
          List.of(new Share(other, percent), new Share(usual, 100 - percent)));
    };
  }

  @Override
  public boolean isOurs(Operation operation) {
    return operation.map("flags").entrySet().stream()
        .anyMatch(ours -> stands(operation.bot(), ours.getKey(), ours.getValue()));
  }

  @Override
  public void undo(Operation operation) {
    if (operation.map("flags").isEmpty()) {
      return;
    }
    flags.hold(operation.bot());
    Map<String, String> before = operation.map("flagsBefore");
    operation
        .map("flags")
        .forEach((key, ours) -> {
          String was = before.get(key);
          if (was != null && stands(operation.bot(), key, ours)) {
            JsonNode tree = Definition.ofText(was).tree();
            FlagOutcome _ =
                desk.edit(
                    operation.bot(),
                    key,
                    new FlagEdit.Define(tree, null),
                    "back to what it was",
                    null,
                    colleague.get());
          }
        });
  }

  @Override
  public boolean isClean(Operation operation) {
    return !isOurs(operation);
  }

  private boolean stands(TeamEnvironment bot, String key, String definition) {
    return find(bot, key).filter(flag -> flag.definition().text().equals(definition)).isPresent();
  }

  private Optional<Flag> find(TeamEnvironment bot, String key) {
    return flags.find(bot, key).filter(flag -> !flag.archived());
  }
}
