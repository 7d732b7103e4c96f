/** Notes and pins over HTTP. */
@NullMarked
package dev.firedrill.timeline.api.note;

import org.jspecify.annotations.NullMarked;
