/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.timeline.api.note;

import org.jspecify.annotations.NullMarked;
