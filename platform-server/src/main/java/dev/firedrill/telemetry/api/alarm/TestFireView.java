package dev.firedrill.telemetry.api.alarm;

import dev.firedrill.telemetry.api.paging.PageDeliveryView;
import dev.firedrill.telemetry.api.paging.PageView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a test, and the ways it goes. */
public record TestFireView(@Nullable PageView page, List<PageDeliveryView> deliveries) {}
