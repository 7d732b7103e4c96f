package dev.firedrill.bot.plugin;

import dev.firedrill.bot.BuildVersion;
import dev.firedrill.bot.store.Database;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a plugin may use.
 *
 * @param upstream the services the bot depends on
 * @param database what survives a restart; it opens at the first use
 * @param clock what time it is
 * @param random the source of chance
 * @param version which build this is
 * @param switchboard the other plugins
 * @param messenger for what is said without being asked
 * @param admins who may operate the bot from chat
 */
public record Tools(
    Upstream upstream,
    Database database,
    InstantSource clock,
    RandomGenerator random,
    BuildVersion version,
    Switchboard switchboard,
    Messenger messenger,
    Admins admins) {}
