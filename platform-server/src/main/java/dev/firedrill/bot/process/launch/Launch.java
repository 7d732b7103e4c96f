package dev.firedrill.bot.process.launch;

import dev.firedrill.bot.process.os.SpaceUse;
import java.nio.file.Path;
import java.util.List;

/**
 * The command of an instance, where it is run, how to see that it can serve, and how much space its
 * program takes there.
 */
public record Launch(
    List<String> command, Path directory, ReadinessPoll readiness, SpaceUse program) {}
