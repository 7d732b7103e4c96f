package dev.firedrill.app.wiring;

import dev.firedrill.course.Person;
import dev.firedrill.incident.Incidents;
import dev.firedrill.kernel.PersonId;
import dev.firedrill.timeline.NoteDesk;
import dev.firedrill.timeline.Notes;
import dev.firedrill.timeline.PinDesk;
import dev.firedrill.timeline.Pins;
import dev.firedrill.timeline.api.DebriefTimelineResource;
import dev.firedrill.timeline.api.Debriefs;
import dev.firedrill.timeline.api.IncidentTimelineResource;
import dev.firedrill.timeline.api.Promises;
import dev.firedrill.timeline.api.TeamTimelineResource;
import dev.firedrill.timeline.api.Timelines;
import dev.firedrill.timeline.api.export.DebriefExportResource;
import dev.firedrill.timeline.api.export.IncidentExportResource;
import dev.firedrill.timeline.api.export.TeamExportResource;
import dev.firedrill.timeline.api.note.AnnotationResource;
import dev.firedrill.timeline.api.note.Annotations;
import dev.firedrill.timeline.api.note.NoteResource;
import dev.firedrill.timeline.api.note.PinResource;
import dev.firedrill.timeline.commands.TimelineCommands;
import dev.firedrill.timeline.persistence.TimelinePersistence;
import dev.firedrill.workspace.ChatNotice;
import dev.firedrill.workspace.SlashCommand;
import java.util.List;
import java.util.function.Predicate;

/** Timelines, and what people add to them. */
record TimelineWiring(Timelines timelines, SlashCommand command, List<Object> resources) {
  static TimelineWiring on(
      Foundation f, Incidents incidents, Promises promises, Debriefs debriefs) {
    Timelines timelines = new Timelines(f.evidence(), f.teams());
    Notes notes = TimelinePersistence.notes(f.jdbi());
    Pins pins = TimelinePersistence.pins(f.jdbi());
    NoteDesk noteDesk = new NoteDesk(notes, f.evidence(), f.transactions(), f.ids(), f.clock());
    PinDesk pinDesk = new PinDesk(pins, f.evidence(), f.transactions(), f.clock());
    Annotations annotations = new Annotations(notes, pins, f.teams());
    Predicate<PersonId> isStaff =
        person ->
            f.people().find(person).map(Person::role).filter(role -> role.isStaff()).isPresent();
    f.events()
        .subscribe(
            ChatNotice.ReactionChanged.class,
            TimelineCommands.pushpin(pinDesk, pins, f.evidence(), isStaff));
    TeamTimelineResource ofTeam =
        new TeamTimelineResource(timelines, f.access(), promises, f.clock());
    IncidentTimelineResource ofIncident =
        new IncidentTimelineResource(timelines, incidents, promises, f.clock());
    DebriefTimelineResource ofRun = new DebriefTimelineResource(timelines, debriefs);
    return new TimelineWiring(
        timelines,
        TimelineCommands.note(noteDesk, isStaff, f.clock()),
        List.of(
            ofTeam,
            ofIncident,
            ofRun,
            new TeamExportResource(ofTeam, annotations, f.access()),
            new IncidentExportResource(ofIncident, annotations, incidents),
            new DebriefExportResource(ofRun, annotations, debriefs),
            new AnnotationResource(annotations, incidents, f.access(), f.clock()),
            new NoteResource(noteDesk, notes, annotations, f.access()),
            new PinResource(pinDesk, annotations)));
  }
}
