package dev.firedrill.telemetry.api.paging;

import dev.firedrill.web.PersonView;
import org.jspecify.annotations.Nullable;

/** That who is on call, or what is silenced, changed. */
public record LiveOnCallView(String team, @Nullable PersonView now, @Nullable PersonView next) {}
