/** See the package of the same name. */
@NullMarked
package dev.firedrill.postmortem.outline;

import org.jspecify.annotations.NullMarked;
