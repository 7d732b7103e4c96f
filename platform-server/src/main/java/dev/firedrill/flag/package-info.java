/** Feature flags of a team's environment. */
@NullMarked
package dev.firedrill.flag;

import org.jspecify.annotations.NullMarked;
