package dev.firedrill.bot.fake;

import dev.firedrill.bot.BotConfig.Store;
import dev.firedrill.bot.BuildVersion;
import dev.firedrill.bot.ops.BotMetrics;
import dev.firedrill.bot.plugin.Admins;
import dev.firedrill.bot.plugin.Messenger;
import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.PluginFailure;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import dev.firedrill.bot.plugin.Switchboard;
import dev.firedrill.bot.plugin.Tools;
import dev.firedrill.bot.plugin.Upstream;
import dev.firedrill.bot.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** What a plugin may use, in the hands of a test: for plugins without a bot around them. */
public final class PluginKit implements Switchboard {
  public final FakeServices services = new FakeServices();
  public final Database database;

  /** What plugins said without being asked. */
  public final List<String> said = new ArrayList<>();

  /** Whether what they say is posted. */
  public boolean posting = true;

  /** What time it is. */
  public Instant now = Instant.parse("2026-11-22T12:00:00Z");

  private final SortedSet<String> off = new TreeSet<>();
  private final List<Plugin> plugins = new ArrayList<>();
  private int asked;

  public PluginKit(Path directory) throws Exception {
    this.database = new Database(directory, Store.FILE);
  }

  /** Tools for plugins of a bot whose admin is U0BOSS. */
  public Tools tools() {
    Messenger messenger =
        (user, channel, thread, text) -> {
          said.add(user + " " + text);
          return CompletableFuture.completedFuture(posting);
        };
    var upstream =
        new Upstream(
            Optional.ofNullable(HttpUrl.parse(services.upstreamUrl())),
            new OkHttpClient(),
            Duration.ofSeconds(2),
            new BotMetrics());
    return new Tools(
        upstream,
        database,
        () -> now,
        new Random(1),
        new BuildVersion("1", "test"),
        this,
        messenger,
        new Admins(Set.of("U0BOSS"), user -> Optional.empty()));
  }

  /** Starts a plugin and returns it. */
  public <P extends Plugin> P start(P plugin) {
    plugins.add(plugin);
    plugin.start(tools());
    return plugin;
  }

  /** What U0ALICE gets for it. */
  public String ask(Plugin plugin, String text) throws PluginFailure {
    return ask(plugin, "U0ALICE", text).text();
  }

  public Reply ask(Plugin plugin, String user, String text) throws PluginFailure {
    return plugin.handle(new Request("Ev" + ++asked, text, user, FakeSlack.CHANNEL, null));
  }

  @Override
  public List<Plugin> active() {
    return plugins.stream().filter(plugin -> !off.contains(plugin.name())).toList();
  }

  @Override
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    plugins.forEach(plugin -> names.add(plugin.name()));
    return names;
  }

  @Override
  public SortedSet<String> switchedOff() {
    return off;
  }

  @Override
  public void set(Collection<String> names, boolean on, String user) {
    if (on) {
      off.removeAll(names);
    } else {
      off.addAll(names);
    }
  }

  public void close() throws Exception {
    for (Plugin plugin : plugins) {
      plugin.stop();
    }
    database.close();
    services.close();
  }
}
