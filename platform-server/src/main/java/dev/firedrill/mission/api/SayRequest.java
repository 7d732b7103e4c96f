package dev.firedrill.mission.api;

import dev.firedrill.mission.MessageDesk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** To whom and what; {@code teams} are slugs and count for SELECTED; {@code cost} is of a hint. */
public record SayRequest(
    MessageDesk.@Nullable To to,
    @Nullable List<String> teams,
    @Nullable String text,
    @Nullable Integer cost) {}
