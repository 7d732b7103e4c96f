package dev.firedrill.mission.api;

import dev.firedrill.web.TeamRefView;
import org.jspecify.annotations.Nullable;

/** Whether a team was told, in which channel, and if not, why. */
public record DeliveryView(TeamRefView team, String channel, @Nullable String refused) {}
