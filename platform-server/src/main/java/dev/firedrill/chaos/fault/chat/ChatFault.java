package dev.firedrill.chaos.fault.chat;

import dev.firedrill.chaos.fault.Applied;
import dev.firedrill.chaos.fault.Burden;
import dev.firedrill.chaos.fault.Fault;
import dev.firedrill.chaos.fault.FaultOrder;
import dev.firedrill.chaos.fault.RevertOutcome;
import dev.firedrill.chaos.fault.TargetReading;
import dev.firedrill.scenarios.Args;
import dev.firedrill.workspace.disturbance.ChatEffect;
import dev.firedrill.workspace.disturbance.ChatRule;
import dev.firedrill.workspace.disturbance.ChatRules;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A rule between a bot and its chat. */
final class ChatFault implements Fault {
  private static final String RULE = "rule";
  private static final String NONE = "none";

  private final String id;
  private final ChatEffect.Kind kind;
  private final Function<Args, ? extends ChatEffect> effect;
  private final ChatRules rules;

  /** {@code effect} reads arguments that fit the fault's schema, and gives one of this kind. */
  ChatFault(
      String id,
      ChatEffect.Kind kind,
      Function<Args, ? extends ChatEffect> effect,
      ChatRules rules) {
    this.id = id;
    this.kind = kind;
    this.effect = effect;
    this.rules = rules;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Burden burden(Args args) {
    return effect.apply(args) instanceof ChatEffect.MessagesStorming storm
        ? Burden.messages(storm.rate() + storm.answers())
        : Burden.NONE;
  }

  @Override
  public Map<String, Object> snapshot(FaultOrder order) {
    return Map.of(RULE, owner(order));
  }

  @Override
  public Map<String, Object> injected(FaultOrder order) {
    return Map.of(
        RULE,
        order.operationKey(),
        "kind",
        kind.name(),
        "effect",
        effect.apply(order.args()).toString());
  }

  @Override
  public Applied apply(FaultOrder order) {
    ChatRule rule =
        new ChatRule(
            order.target(),
            effect.apply(order.args()),
            order.operationKey(),
            order.epoch(),
            order.expiresAt());
    return rules.put(rule)
        ? new Applied.Done()
        : new Applied.Refused("another operation disturbs this bot's chat in the same way");
  }

  @Override
  public TargetReading read(FaultOrder order, Map<String, Object> snapshot) {
    String now = owner(order);
    if (now.equals(order.operationKey())) {
      return TargetReading.OURS;
    }
    return now.equals(snapshot.get(RULE)) ? TargetReading.AS_BEFORE : TargetReading.CHANGED;
  }

  @Override
  public RevertOutcome revertIfOurs(FaultOrder order, Map<String, Object> snapshot) {
    return rules.removeIfOwnedBy(order.target(), kind, order.operationKey())
        ? RevertOutcome.REVERTED
        : RevertOutcome.SUPERSEDED;
  }

  @Override
  public boolean clean(FaultOrder order, Map<String, Object> snapshot) {
    return standing(order)
        .filter(rule -> rule.operationKey().equals(order.operationKey()))
        .isEmpty();
  }

  private String owner(FaultOrder order) {
    return standing(order).map(ChatRule::operationKey).orElse(NONE);
  }

  private Optional<ChatRule> standing(FaultOrder order) {
    return rules.find(order.target(), kind);
  }
}
