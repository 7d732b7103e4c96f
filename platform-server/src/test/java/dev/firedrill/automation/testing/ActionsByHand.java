package dev.firedrill.automation.testing;

import dev.firedrill.automation.Action;
import dev.firedrill.automation.Actions;
import dev.firedrill.automation.Errand;
import dev.firedrill.automation.Progress;
import dev.firedrill.kernel.Failure;
import dev.firedrill.kernel.ProblemCode;
import dev.firedrill.team.TeamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions that go on until the test ends them. */
public final class ActionsByHand implements Actions {
  public final List<Action> begun = new ArrayList<>();
  public final List<Errand> errands = new ArrayList<>();
  private final Map<String, Progress> ended = new HashMap<>();

  /** Why all is refused; null lets it happen. */
  public @Nullable String refusal;

  /** Whether actions are over as soon as they are begun. */
  public boolean immediate;

  @Override
  public String plan(TeamId team, Action action) {
    requireAllowed();
    return "Would " + action.words() + ".";
  }

  private void requireAllowed() {
    if (refusal != null) {
      throw new Failure(ProblemCode.DEPLOYMENT_IN_PROGRESS, refusal);
    }
  }

  @Override
  public synchronized Progress start(Action action, Errand errand) {
    requireAllowed();
    begun.add(action);
    errands.add(errand);
    String ref = "deployment:%s:%d".formatted(action.environment().name(), begun.size());
    return immediate
        ? new Progress.Done(ref, "It is in service.")
        : new Progress.Going(ref, "It is being started.");
  }

  @Override
  public synchronized Progress look(TeamId team, Action action, String ref) {
    return ended.getOrDefault(ref, new Progress.Going(ref, "It is being started."));
  }

  /** Ends the action that was begun as the n-th, counted from 1. */
  public synchronized void end(int n, boolean well) {
    String ref = "deployment:%s:%d".formatted(begun.get(n - 1).environment().name(), n);
    ended.put(
        ref,
        well
            ? new Progress.Done(ref, "It is in service.")
            : new Progress.Failed(ref, "It failed: out of memory."));
  }
}
