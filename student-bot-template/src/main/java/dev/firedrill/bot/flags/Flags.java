package dev.firedrill.bot.flags;

import dev.firedrill.bot.ops.BotMetrics;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.OpenFeatureAPI;

/** The switches of this bot, asked through OpenFeature. Never blocks and never fails. */
public final class Flags implements AutoCloseable {
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;
  private final boolean needMentionByDefault;

  /** Flags with their defaults until a provider is there. */
  public Flags(boolean needMentionByDefault, BotMetrics metrics) {
    this.needMentionByDefault = needMentionByDefault;
    api.addHooks(new EvaluationCounter(metrics));
    client = api.getClient();
  }

  /** Begins to use a provider, without waiting for it. */
  public void use(FeatureProvider provider) {
    api.setProvider(provider);
  }

  /** Flag {@code plugin.NAME.enabled}, by default true. */
  public boolean pluginEnabled(String name) {
    return client.getBooleanValue("plugin." + name + ".enabled", true);
  }

  /** Flag {@code need-mention}: whether the bot answers only who addresses it. */
  public boolean needMention() {
    return client.getBooleanValue("need-mention", needMentionByDefault);
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
