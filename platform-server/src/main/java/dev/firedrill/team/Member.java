package dev.firedrill.team;

import dev.firedrill.kernel.PersonId;

/** Someone as others see them: in a team, in chat, on a timeline. */
public record Member(PersonId id, String name, String handle) {}
