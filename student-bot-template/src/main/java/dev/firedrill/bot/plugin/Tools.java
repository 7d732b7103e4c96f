package dev.firedrill.bot.plugin;

import dev.firedrill.bot.BuildVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What a plugin may use.
 *
 * @param upstream the services the bot depends on
 * @param dataDirectory where files survive a restart; it may not exist yet
 * @param random the source of chance
 * @param version which build this is
 * @param active the plugins that are loaded and switched on right now
 */
public record Tools(
    Upstream upstream,
    Path dataDirectory,
    RandomGenerator random,
    BuildVersion version,
    Supplier<List<Plugin>> active) {}
