package dev.firedrill.workspace.disturbance;

import dev.firedrill.kernel.Transactions;
import dev.firedrill.team.TeamEnvironment;
import dev.firedrill.workspace.ChannelId;
import dev.firedrill.workspace.Message;
import dev.firedrill.workspace.NewMessage;
import dev.firedrill.workspace.Workspaces;
import dev.firedrill.workspace.disturbance.ChatEffect.MessagePoisoned;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets somebody write the message of each such rule once, sees to it that its event comes again and
 * again while the bot does not acknowledge it, and takes it away when the rule is gone. Every
 * server may look; the message is written once.
 */
public final class Poisoner {
  private static final String HANDLE = "robin.pell";
  private static final String NAME = "Robin Pell";

  private static final int LOOK_AT_ALL_EVERY = 10;

  private final Supplier<List<ChatRule>> rules;
  private final PoisonedMessages messages;
  private final Workspaces workspaces;
  private final Transactions transactions;
  private final InstantSource clock;
  private int looks;
  private boolean quiet;

  /** {@code rules} tells those in force, a second late at most. */
  public Poisoner(
      Supplier<List<ChatRule>> rules,
      PoisonedMessages messages,
      Workspaces workspaces,
      Transactions transactions,
      InstantSource clock) {
    this.rules = rules;
    this.messages = messages;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Called about once a second, by one thread. */
  public void look() {
    List<ChatRule> poisons =
        rules.get().stream().filter(rule -> rule.effect() instanceof MessagePoisoned).toList();
    // Mostly there is nothing; what another server left behind is found all the same.
    if (quiet && poisons.isEmpty() && ++looks % LOOK_AT_ALL_EVERY != 0) {
      return;
    }
    Set<String> open = new HashSet<>(messages.open());
    quiet = poisons.isEmpty() && open.isEmpty();
    for (ChatRule rule : poisons) {
      if (rule.effect() instanceof MessagePoisoned poison) {
        String key = rule.operationKey();
        boolean written = open.remove(key) || write(rule, poison);
        if (written && messages.insist(key, clock.instant(), poison.redeliver()) == 0) {
          messages.end(key);
        }
      }
    }
    open.forEach(messages::end);
  }

  /** False when it was written before, and is over. */
  private boolean write(ChatRule rule, MessagePoisoned poison) {
    return transactions.call(() -> {
      TeamEnvironment bot = rule.bot();
      if (!messages.begin(rule.operationKey(), bot, clock.instant())) {
        return false;
      }
      ChannelId channel = workspaces.usersChannel(bot).id();
      Message written =
          workspaces.post(
              NewMessage.of(channel, workspaces.syntheticUser(bot, HANDLE, NAME), poison.text()));
      messages.posted(rule.operationKey(), channel, written.ts());
      return true;
    });
  }
}
