/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.timeline.api.export;

import org.jspecify.annotations.NullMarked;
