package dev.firedrill.postmortem.api;

import dev.firedrill.incident.Markdown;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.postmortem.Postmortem;
import dev.firedrill.team.Teams;
import dev.firedrill.web.PersonView;

/** Postmortems as the API shows them. */
public final class PostmortemViews {
  private final Teams teams;
  private final Markdown markdown;

  public PostmortemViews(Teams teams, Markdown markdown) {
    this.teams = teams;
    this.markdown = markdown;
  }

  PostmortemView view(Postmortem postmortem) {
    PersonId by = postmortem.updatedBy();
    return new PostmortemView(
        postmortem.incident().value(),
        postmortem.markdown(),
        markdown.toSafeHtml(postmortem.markdown()),
        postmortem.version(),
        postmortem.updatedAt(),
        by == null ? null : person(by),
        postmortem.submittedAt());
  }

  public PersonView person(PersonId id) {
    return teams
        .person(id)
        .map(member -> new PersonView(id.value(), member.name(), member.handle()))
        .orElse(new PersonView(id.value(), "Somebody", "somebody"));
  }
}
