package dev.firedrill.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firedrill.bot.plugin.Plugin;
import dev.firedrill.bot.plugin.Reply;
import dev.firedrill.bot.plugin.Request;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginLoaderTest {
  @TempDir Path directory;

  @Test
  void leavesOutWhatCannotBeLoadedAndLoadsTheRest() throws Exception {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.write(
        services.resolve(Plugin.class.getName()),
        List.of(
            "org.example.IsNotThere",
            Named.class.getName(), // has no constructor without arguments
            Explosive.class.getName(),
            String.class.getName(), // is no plugin
            Good.class.getName()));
    try (var loader =
        new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
      List<Plugin> found = PluginLoader.discover(loader);
      assertThat(found).anyMatch(Good.class::isInstance).anyMatch(p -> p.name().equals("ping"));
      assertThat(found).noneMatch(p -> p instanceof Named && !(p instanceof Good));
    }
  }

  @Test
  void takesTheFirstOfTwoNamesakesAndNoneWithoutAName() {
    var first = new Named("ping");
    var nameless =
        new Named("x") {
          @Override
          public String name() {
            throw new IllegalStateException("who am I?");
          }
        };
    var plugins = List.<Plugin>of(nameless, first, new Named("ping"), new Named("Not A Name"));
    assertThat(PluginLoader.byName(plugins, List.of())).containsOnlyKeys("ping");
    assertThat(PluginLoader.byName(plugins, List.of())).containsValue(first);
  }

  @Test
  void takesOnlyTheWanted() {
    var plugins = List.<Plugin>of(new Named("ping"), new Named("flip"));
    assertThat(PluginLoader.byName(plugins, List.of("flip", "sing"))).containsOnlyKeys("flip");
  }

  /** A plugin that loads. */
  public static final class Good extends Named {
    public Good() {
      super("good");
    }
  }

  /** A plugin whose class cannot be initialized. */
  public static final class Explosive extends Named {
    static final int FUSE = Integer.parseInt("short");

    public Explosive() {
      super("explosive");
    }
  }

  private static class Named implements Plugin {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public List<String> usages() {
      return List.of("!" + name);
    }

    @Override
    public Reply handle(Request request) {
      return Reply.of(name);
    }
  }
}
