/** See the package of the same name. */
@NullMarked
package dev.firedrill.postmortem.due;

import org.jspecify.annotations.NullMarked;
