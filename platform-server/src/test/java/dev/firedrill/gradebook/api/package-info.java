/** Tests of the gradebook. */
@NullMarked
package dev.firedrill.gradebook.api;

import org.jspecify.annotations.NullMarked;
