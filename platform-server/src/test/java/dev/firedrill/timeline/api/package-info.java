/** Tests of the package of this name. */
@NullMarked
package dev.firedrill.timeline.api;

import org.jspecify.annotations.NullMarked;
