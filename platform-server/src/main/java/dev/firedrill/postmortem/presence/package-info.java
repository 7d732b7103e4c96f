/** Who writes a postmortem at the moment. */
@NullMarked
package dev.firedrill.postmortem.presence;

import org.jspecify.annotations.NullMarked;
