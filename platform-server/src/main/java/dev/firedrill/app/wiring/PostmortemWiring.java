package dev.firedrill.app.wiring;

import dev.firedrill.postmortem.ClaimDesk;
import dev.firedrill.postmortem.PostmortemDesk;
import dev.firedrill.postmortem.PostmortemLock;
import dev.firedrill.postmortem.Postmortems;
import dev.firedrill.postmortem.api.MarkdownResource;
import dev.firedrill.postmortem.api.PostmortemResource;
import dev.firedrill.postmortem.api.PostmortemViews;
import dev.firedrill.postmortem.api.ReviewResource;
import dev.firedrill.postmortem.api.comment.CommentResource;
import dev.firedrill.postmortem.api.due.DueResource;
import dev.firedrill.postmortem.api.due.TermsResource;
import dev.firedrill.postmortem.api.presence.EditorsResource;
import dev.firedrill.postmortem.comment.CommentDesk;
import dev.firedrill.postmortem.due.DueDesk;
import dev.firedrill.postmortem.due.RunOfIncident;
import dev.firedrill.postmortem.pdf.PostmortemPrint;
import dev.firedrill.postmortem.persistence.PostmortemPersistence;
import dev.firedrill.print.openhtml.OpenHtmlPress;
import java.util.List;

/** What teams write about their incidents. */
record PostmortemWiring(Postmortems postmortems, List<Object> resources) {
  static PostmortemWiring on(
      Foundation f, IncidentWiring incident, PostmortemLock lock, RunOfIncident runs) {
    Postmortems postmortems = PostmortemPersistence.postmortems(f.jdbi());
    DueDesk due =
        new DueDesk(
            PostmortemPersistence.dues(f.jdbi()),
            runs,
            f.evidence(),
            f.transactions(),
            f.events(),
            f.clock());
    PostmortemDesk desk =
        new PostmortemDesk(
            postmortems,
            f.teams(),
            lock,
            due,
            f.evidence(),
            f.transactions(),
            f.events(),
            f.clock());
    CommentDesk comments =
        new CommentDesk(
            PostmortemPersistence.comments(f.jdbi()),
            f.evidence(),
            f.transactions(),
            f.events(),
            f.ids(),
            f.clock());
    PostmortemViews views = new PostmortemViews(f.teams(), incident.markdown());
    return new PostmortemWiring(
        postmortems,
        List.of(
            new PostmortemResource(desk, incident.incidents(), views),
            new ReviewResource(
                desk,
                postmortems,
                new ClaimDesk(f.evidence(), f.teams(), f.clock()),
                incident.incidents(),
                views,
                new PostmortemPrint(
                    new OpenHtmlPress(f.clock(), f.configuration().getPublicUrl()),
                    incident.markdown(),
                    f.teams())),
            new CommentResource(comments, desk, incident.incidents(), views),
            new DueResource(due, postmortems, incident.incidents(), views, f.clock()),
            new TermsResource(due),
            new EditorsResource(
                PostmortemPersistence.editors(f.jdbi()),
                incident.incidents(),
                views,
                f.events(),
                f.clock()),
            new MarkdownResource(incident.markdown())));
  }
}
