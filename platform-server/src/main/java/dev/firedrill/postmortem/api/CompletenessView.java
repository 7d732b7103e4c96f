package dev.firedrill.postmortem.api;

import dev.firedrill.postmortem.outline.ActionItem;
import dev.firedrill.postmortem.outline.Completeness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which parts are there: {@code share} from 0 to 1, and for each what is missing. */
public record CompletenessView(
    long version,
    double share,
    List<PostmortemCriterionView> criteria,
    List<PostmortemActionView> actionItems) {
  /** {@code missing} is null where the criterion is met. */
  public record PostmortemCriterionView(
      String id, String label, boolean met, @Nullable String missing) {}

  /** An action item as written; what is not filled in is empty. */
  public record PostmortemActionView(
      String action, String owner, String priority, String due, String doneWhen) {
    static PostmortemActionView of(ActionItem item) {
      return new PostmortemActionView(
          item.action(), item.owner(), item.priority(), item.due(), item.doneWhen());
    }
  }

  static CompletenessView of(long version, Completeness all) {
    return new CompletenessView(
        version,
        all.share(),
        all.criteria().stream()
            .map(
                one -> new PostmortemCriterionView(one.id(), one.label(), one.met(), one.missing()))
            .toList(),
        all.actionItems().stream().map(PostmortemActionView::of).toList());
  }
}
