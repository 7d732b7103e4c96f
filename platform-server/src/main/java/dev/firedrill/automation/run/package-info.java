/** Runbooks being gone through, step by step. */
@NullMarked
package dev.firedrill.automation.run;

import org.jspecify.annotations.NullMarked;
