package dev.firedrill.bot.api;

import dev.firedrill.web.PersonView;
import java.util.List;
import java.util.UUID;

/** A team with its members and its bots. */
public record TeamView(
    UUID id, String slug, String name, List<PersonView> members, List<BotView> bots) {}
