/** The session over HTTP. */
@NullMarked
package dev.firedrill.web.api;

import org.jspecify.annotations.NullMarked;
