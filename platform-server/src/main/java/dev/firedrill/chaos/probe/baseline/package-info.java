/** How a bot stands, and how it stood when its run started. */
@NullMarked
package dev.firedrill.chaos.probe.baseline;

import org.jspecify.annotations.NullMarked;
