/** How much is still done by hand, and how much by the platform, before and after a moment. */
@NullMarked
package dev.firedrill.automation.toil;

import org.jspecify.annotations.NullMarked;
