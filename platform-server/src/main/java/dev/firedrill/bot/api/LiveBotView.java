package dev.firedrill.bot.api;

import dev.firedrill.bot.BotStatus;
import dev.firedrill.team.EnvironmentName;
import dev.firedrill.web.TeamRefView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bot together with whose it is, as the live stream tells of it. */
public record LiveBotView(
    TeamRefView team,
    EnvironmentName environment,
    BotStatus.Desired desired,
    BotStatus.Observed observed,
    Instant since,
    int restarts,
    String release,
    @Nullable String detail) {}
