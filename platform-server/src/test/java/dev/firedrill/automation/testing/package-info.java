/** Automation on a test database. */
@NullMarked
package dev.firedrill.automation.testing;

import org.jspecify.annotations.NullMarked;
