/** The gradebook over HTTP. */
@NullMarked
package dev.firedrill.gradebook.api;

import org.jspecify.annotations.NullMarked;
