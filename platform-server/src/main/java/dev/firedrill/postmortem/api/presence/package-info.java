/** Who writes a postmortem, over REST. */
@NullMarked
package dev.firedrill.postmortem.api.presence;

import org.jspecify.annotations.NullMarked;
