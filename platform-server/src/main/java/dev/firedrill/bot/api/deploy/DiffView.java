package dev.firedrill.bot.api.deploy;

import dev.firedrill.bot.api.ChangeView;
import dev.firedrill.bot.history.DeploymentDiff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a deployment changed; secrets only by version. */
public record DiffView(
    @Nullable Long from,
    long to,
    List<ChangeView> artifact,
    List<ChangeView> config,
    List<ChangeView> flags) {
  static DiffView of(DeploymentDiff diff) {
    return new DiffView(
        diff.from(),
        diff.to(),
        ChangeView.of(diff.artifact()),
        ChangeView.of(diff.config()),
        ChangeView.of(diff.flags()));
  }
}
