/** Pages, on-call and silences over REST. */
@NullMarked
package dev.firedrill.telemetry.api.paging;

import org.jspecify.annotations.NullMarked;
