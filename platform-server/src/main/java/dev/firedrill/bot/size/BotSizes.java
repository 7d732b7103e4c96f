package dev.firedrill.bot.size;

import dev.firedrill.team.TeamEnvironment;
import java.util.Optional;

/** The sizes that teams chose; empty where the platform's usual limits hold. */
@FunctionalInterface
public interface BotSizes {
  Optional<BotSize> of(TeamEnvironment bot);
}
