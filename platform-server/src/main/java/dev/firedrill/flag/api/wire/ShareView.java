package dev.firedrill.flag.api.wire;

import dev.firedrill.flag.definition.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of a hundred users get a variant. */
public record ShareView(String variant, int percent) {
  public static @Nullable List<ShareView> of(@Nullable List<Share> shares) {
    return shares == null
        ? null
        : shares.stream().map(share -> new ShareView(share.variant(), share.percent())).toList();
  }

  public static @Nullable List<Share> shares(@Nullable List<ShareView> views) {
    return views == null
        ? null
        : views.stream().map(view -> new Share(view.variant(), view.percent())).toList();
  }
}
