/** The session as a resource. It is here and not in auth, because web builds on auth. */
@NullMarked
package dev.firedrill.web.api;

import org.jspecify.annotations.NullMarked;
