package dev.firedrill.bot.api;

import dev.firedrill.bot.Author;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;
import org.jspecify.annotations.Nullable;

/** Who did something and by what way; the platform itself is no person. */
public record AuthorView(@Nullable PersonView person, Author.Via via, @Nullable String token) {
  public static AuthorView of(Author author, Teams teams) {
    return new AuthorView(person(author.person(), teams), author.via(), author.token());
  }

  private static @Nullable PersonView person(@Nullable PersonId id, Teams teams) {
    return id == null
        ? null
        : teams
            .person(id)
            .map(member -> new PersonView(member.id().value(), member.name(), member.handle()))
            .orElse(null);
  }
}
