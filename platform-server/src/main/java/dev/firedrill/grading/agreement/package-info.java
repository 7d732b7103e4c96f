/** How far raters agree: pure statistics over levels that people gave. */
@NullMarked
package dev.firedrill.grading.agreement;

import org.jspecify.annotations.NullMarked;
