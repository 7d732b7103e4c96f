package dev.firedrill.incident;

import dev.firedrill.evidence.EvidenceKind;
import dev.firedrill.incident.Incident.Task;
import dev.firedrill.incident.IncidentDesk.Outcome;
import dev.firedrill.kernel.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be done in an incident, by whom. */
final class TaskChanges {
  private final Changes changes;

  TaskChanges(Changes changes) {
    this.changes = changes;
  }

  /** How a task changed, in a word of evidence and in one of people. */
  private enum Change {
    ADDED("is to be done"),
    ASSIGNED("is for"),
    DONE("is done"),
    REOPENED("is to be done after all");

    private final String said;

    Change(String said) {
      this.said = said;
    }
  }

  Outcome add(IncidentId id, PersonId by, String text, @Nullable PersonId assignee) {
    String what = text.strip().replaceAll("\\s+", " ");
    Outcome.@Nullable Unfit unfit =
        what.isEmpty()
            ? new Outcome.Unfit("text", "The task is empty; say what is to be done.")
            : Changes.tooLong("text", what, Incident.TASK_AT_MOST);
    if (unfit != null) {
      return unfit;
    }
    return changes.tryOpen(
        id,
        by,
        before -> {
          if (before.tasks().size() >= Incident.TASKS_AT_MOST) {
            return new Outcome.Refused(
                before.label()
                    + " has "
                    + Incident.TASKS_AT_MOST
                    + " tasks; that is the most. What is left belongs into the postmortem's action"
                    + " items.");
          }
          if (assignee != null && !changes.isMember(before.team(), assignee)) {
            return stranger();
          }
          Task task =
              new Task(before.tasks().size() + 1, what, assignee, changes.now(), by, null, null);
          return done(before, task, by, Change.ADDED);
        });
  }

  Outcome assign(IncidentId id, PersonId by, int number, @Nullable PersonId assignee) {
    return change(
        id,
        by,
        number,
        before ->
            assignee != null && !changes.isMember(before.team(), assignee)
                ? Optional.of(stranger())
                : Optional.empty(),
        task -> task.assignedTo(assignee),
        Change.ASSIGNED);
  }

  Outcome mark(IncidentId id, PersonId by, int number, boolean done) {
    return change(
        id,
        by,
        number,
        before ->
            before
                .task(number)
                .filter(task -> task.isDone() == done)
                .map(task ->
                    new Outcome.Refused(
                        "Task "
                            + number
                            + (done ? " is done already" : " is not done yet")
                            + "; nothing was changed.")),
        task -> done ? task.done(changes.now(), by) : task.done(null, null),
        done ? Change.DONE : Change.REOPENED);
  }

  private Outcome change(
      IncidentId id,
      PersonId by,
      int number,
      Function<Incident, Optional<? extends Outcome>> refusal,
      Function<Task, Task> next,
      Change how) {
    return changes.tryOpen(
        id,
        by,
        before -> {
          Optional<Task> task = before.task(number);
          if (task.isEmpty()) {
            return new Outcome.Unfit(
                "task",
                before.tasks().isEmpty()
                    ? before.label() + " has no tasks yet."
                    : before.label()
                        + " has no task "
                        + number
                        + "; its tasks are 1 to "
                        + before.tasks().size()
                        + ".");
          }
          Optional<? extends Outcome> refused = refusal.apply(before);
          return refused.isPresent()
              ? refused.get()
              : done(before, next.apply(task.get()), by, how);
        });
  }

  private Outcome done(Incident before, Task task, PersonId by, Change how) {
    changes.incidents().put(before.id(), task);
    String whom = task.assignee() == null ? "" : changes.handle(task.assignee());
    String said =
        how == Change.ASSIGNED
            ? whom.isEmpty() ? "is for nobody in particular" : how.said + " " + whom
            : how.said + (how == Change.ADDED && !whom.isEmpty() ? " by " + whom : "");
    String sentence = "Task " + task.number() + " " + said + ": " + task.text();
    changes.announcements().taskChanged(before, sentence);
    Map<String, Object> payload = Changes.payload(before);
    payload.put("task", task.number());
    payload.put("change", how.name());
    payload.put("text", task.text());
    if (task.assignee() != null) {
      payload.put("person", task.assignee().toString());
    }
    changes.record(
        before,
        EvidenceKind.INCIDENT_TASK_CHANGED,
        by,
        changes.now(),
        before.label() + ": " + Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1),
        payload);
    return new Outcome.Done(changes.incidents().find(before.id()).orElse(before));
  }

  private static Outcome.Unfit stranger() {
    return new Outcome.Unfit(
        "personId", "Only members of the team can have a task; this person is not one.");
  }
}
