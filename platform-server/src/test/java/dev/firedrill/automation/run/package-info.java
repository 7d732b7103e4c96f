/** Going through runbooks. */
@NullMarked
package dev.firedrill.automation.run;

import org.jspecify.annotations.NullMarked;
